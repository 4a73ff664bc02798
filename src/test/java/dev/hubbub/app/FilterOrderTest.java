package dev.hubbub.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hubbub.access.Access;
import dev.hubbub.limit.Limits;
import dev.hubbub.limit.RateLimiter;
import dev.hubbub.limit.RateLimiter.Rate;
import dev.hubbub.rest.HeaderFilter;
import dev.hubbub.rest.PageFilter;
import dev.hubbub.rest.RateFilter;
import dev.hubbub.testing.StoppedTime;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.vertx.http.runtime.filters.Filter;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Requests are counted before anything answers them. */
class FilterOrderTest {

    @Test
    void preflightsAndForeignPagesAreCountedToo() {
        Limits limits = new Limits(
                new RateLimiter<>("requests-per-address", new Rate(1, Duration.ofSeconds(1)), 10, new StoppedTime()),
                null,
                null);
        SecurityConfig config = new SmallRyeConfigBuilder()
                .withMapping(SecurityConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(SecurityConfig.class);
        Filters filters = new Filters();

        new PageRules().install(filters, Access.OPEN, config, "127.0.0.1");
        new LimitsProducer().guard(filters, limits);

        assertThat(filters.getFilters().stream()
                        .sorted(Comparator.comparingInt(Filter::getPriority).reversed())
                        .map(Filter::getHandler))
                .hasExactlyElementsOfTypes(HeaderFilter.class, RateFilter.class, PageFilter.class);
    }
}
