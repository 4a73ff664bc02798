package dev.hubbub.docs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.testing.Page;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links inside the documentation lead somewhere; those that lead out of it are at least addresses. */
class LinksTest {

    static Stream<Page> pages() {
        return Stream.concat(
                Page.all().stream(),
                Stream.of("CHANGELOG.md", "CONTRIBUTING.md").map(Path::of).map(Page::of));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Page page) {
        assertThat(page.links()).as(page.name()).allSatisfy(link -> {
            if (link.contains("://")) {
                assertThat(URI.create(link).getHost()).isNotEmpty();
            } else {
                assertThat(leadsToSomething(page, link)).as(link).isTrue();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesHaveOneHeadingOfTheFirstRankAndNoAnchorTwice(Page page) {
        List<String> headings =
                page.lines().stream().filter(line -> line.startsWith("# ")).toList();

        assertThat(page.lines().get(0)).isIn(headings);
        assertThat(page.anchors()).isNotEmpty();
    }

    private static boolean leadsToSomething(Page page, String link) {
        String[] parts = link.split("#", 2);
        Path folder = page.file().toAbsolutePath().getParent();
        Path file = parts[0].isEmpty()
                ? page.file()
                : requireNonNull(folder).resolve(parts[0]).normalize();
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1 || Page.of(file).anchors().contains(parts[1]);
    }
}
