package dev.hubbub.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML, and HTML that is XML as well. Text and attributes go through the JDK's XMLStreamWriter, so that nothing
 * is unescaped, and are made {@link Printable} first. Elements without contents that are not void are given an end tag.
 * One thread.
 */
final class Markup {

    private final StringWriter out = new StringWriter();
    private final XMLStreamWriter xml;

    private Markup() {
        try {
            // The JDK's own, whatever else is on the classpath.
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
    }

    static Markup html() {
        Markup markup = new Markup();
        return markup.write(() -> markup.xml.writeDTD("<!DOCTYPE html>"));
    }

    static Markup xml() {
        Markup markup = new Markup();
        return markup.write(() -> markup.xml.writeStartDocument("UTF-8", "1.0"));
    }

    /** @param attributes names and values by turns; an empty class is left out */
    Markup open(String element, String... attributes) {
        return write(() -> {
            xml.writeStartElement(element);
            writeAttributes(attributes);
        });
    }

    /** Of the element that was opened last, before its contents. */
    Markup attributes(String... attributes) {
        return write(() -> writeAttributes(attributes));
    }

    Markup close() {
        return write(xml::writeEndElement);
    }

    /** An element that has no contents and no end tag. */
    Markup empty(String element, String... attributes) {
        return write(() -> {
            xml.writeEmptyElement(element);
            writeAttributes(attributes);
        });
    }

    /** An element that holds text only. */
    Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    Markup text(String text) {
        return write(() -> xml.writeCharacters(Printable.text(text)));
    }

    /** For people who read the source. */
    Markup newLine() {
        return text("\n");
    }

    /** Closes what is open. */
    String end() {
        write(xml::writeEndDocument);
        return out.toString();
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i].equals("class") || !attributes[i + 1].isEmpty()) {
                xml.writeAttribute(attributes[i], Printable.text(attributes[i + 1]));
            }
        }
    }

    private Markup write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string takes everything", e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }
}
