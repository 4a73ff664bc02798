package dev.hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser that looks at the console: the machine's own Chromium, one for all classes, a context of its own for each page.
 * After each test every page must have been without errors, but for those that the test expects. Pictures go to
 * {@code target/screenshots}.
 */
public final class ConsoleBrowser implements BeforeAllCallback, AfterEachCallback {

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private @Nullable Browser browser;

    /** How a page is looked at. */
    public enum Look {
        LAPTOP(1440, 900, 1, ColorScheme.LIGHT),
        WIDE(1600, 1000, 1, ColorScheme.LIGHT),
        DARK(1600, 1000, 1, ColorScheme.DARK),
        FULL_HD(1920, 1080, 1, ColorScheme.LIGHT),
        FOUR_K(3840, 2160, 1, ColorScheme.DARK),
        PHONE(360, 740, 2, ColorScheme.LIGHT);

        private final int width;
        private final int height;
        private final int scale;
        private final ColorScheme scheme;

        Look(int width, int height, int scale, ColorScheme scheme) {
            this.width = width;
            this.height = height;
            this.scale = scale;
            this.scheme = scheme;
        }

        /** Has a page that is open looked at in this way, but for its scale, once it is drawn anew. */
        public void at(Page page) {
            page.setViewportSize(width, height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        browser = test.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Chromium.class, none -> Chromium.start(PATIENCE), Chromium.class)
                .browser();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> unexpected = errors.stream()
                .filter(error -> expected.stream().noneMatch(error::contains))
                .toList();
        errors.clear();
        expected.clear();
        assertThat(unexpected).as("what the pages complained of").isEmpty();
    }

    /** Opens a blank page, for what has to be arranged before the console is loaded. */
    public Page blank(Look look) {
        if (browser == null) {
            throw new IllegalStateException("there is no browser yet");
        }
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width, look.height)
                .setDeviceScaleFactor(look.scale)
                .setColorScheme(look.scheme));
        context.setDefaultTimeout(PATIENCE.toMillis());
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        return page;
    }

    /** Opens a view, such as {@code #/lab}. */
    public Page open(Look look, int port, String view) {
        Page page = blank(look);
        page.navigate(url(port, view));
        return page;
    }

    /** Where a view is. */
    public static String url(int port, String view) {
        return "http://localhost:" + port + "/" + view;
    }

    /** A complaint of a page that has these words in it is no fault. */
    public void expect(String words) {
        expected.add(words);
    }

    /** Takes a picture of all of the page, or of what is seen of it. */
    public static void picture(Page page, String name, boolean whole) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(whole));
    }
}
