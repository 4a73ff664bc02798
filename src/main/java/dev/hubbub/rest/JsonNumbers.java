package dev.hubbub.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hubbub.report.NullableDoubles;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** A number that there is not, such as the p(99) of nothing, is null in every answer, as it is in reports. */
@Singleton
class JsonNumbers implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(NullableDoubles.module());
    }
}
