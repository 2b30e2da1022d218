package io.github.aiconf.core.report;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** XML with a line for each element. */
final class IndentedXml {

  private final XMLStreamWriter xml;
  private int depth;

  IndentedXml(Writer out) throws XMLStreamException {
    // The one of the JDK, whatever else is on the class path.
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
    xml.writeStartDocument("UTF-8", "1.0");
  }

  /** Opens an element; attributes are pairs of name and value. */
  void open(String element, String... attributes) throws XMLStreamException {
    newLine();
    xml.writeStartElement(element);
    attributes(attributes);
    depth++;
  }

  void close() throws XMLStreamException {
    depth--;
    newLine();
    xml.writeEndElement();
  }

  /** An element without content. */
  void empty(String element, String... attributes) throws XMLStreamException {
    newLine();
    xml.writeEmptyElement(element);
    attributes(attributes);
  }

  /** An element with text that is already free of characters that XML forbids. */
  void text(String element, String content, String... attributes) throws XMLStreamException {
    newLine();
    xml.writeStartElement(element);
    attributes(attributes);
    xml.writeCharacters(content);
    xml.writeEndElement();
  }

  void end() throws XMLStreamException {
    xml.writeEndDocument();
    xml.writeCharacters("\n");
    xml.close();
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], SafeText.line(attributes[i + 1]));
    }
  }

  private void newLine() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
