package dev.hubbub.report;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Parses documents and finds elements in them. */
final class XmlFixture {

    private XmlFixture() {}

    /** Fails unless it is well-formed. */
    static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    static String attribute(Document document, String element, int index, String name) {
        return document.getElementsByTagName(element)
                .item(index)
                .getAttributes()
                .getNamedItem(name)
                .getNodeValue();
    }

    static int count(Document document, String element) {
        NodeList found = document.getElementsByTagName(element);
        return found.getLength();
    }
}
