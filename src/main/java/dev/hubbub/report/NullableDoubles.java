package dev.hubbub.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** JSON has no NaN and no infinity: null stands for them, and is read as NaN. */
public final class NullableDoubles {

    private NullableDoubles() {}

    /** For an object mapper. */
    public static SimpleModule module() {
        return new SimpleModule("nullable-doubles")
                .addSerializer(Double.class, new Writer())
                .addSerializer(double.class, new Writer())
                .addDeserializer(Double.class, new Reader())
                .addDeserializer(double.class, new Reader());
    }

    private static final class Writer extends StdScalarSerializer<Double> {

        private static final long serialVersionUID = 1L;

        Writer() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class Reader extends StdScalarDeserializer<Double> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Double.class);
        }

        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.currentToken().isNumeric()) {
                return (Double) context.handleUnexpectedToken(Double.class, in);
            }
            double value = in.getDoubleValue();
            return Double.isFinite(value) ? value : Double.NaN;
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }
}
