package dev.headgate.simulator.endpoint.protocol;

import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's oldest: a form comes in, XML goes out.
 *
 * @param namespace of the service's XML
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
public record QueryProtocol(String namespace) implements Protocol {

    private static final String XML = "text/xml";

    @Override
    public void read(byte[] body, SdkPojo empty) {
        new QueryReader(Form.of(new String(body, StandardCharsets.UTF_8))).fill(empty, "");
    }

    @Override
    public Answer answer(String operation, SdkPojo response, String requestId) {
        String text = new XmlWriter()
                .open(operation + "Response", namespace)
                .open(operation + "Result")
                .members(response)
                .close(operation + "Result")
                .open("ResponseMetadata")
                .element("RequestId", requestId)
                .close("ResponseMetadata")
                .close(operation + "Response")
                .text();
        return Answer.of(200, XML, requestId, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer refuse(Failure failure, String requestId) {
        XmlWriter xml = new XmlWriter()
                .open("ErrorResponse", namespace)
                .open("Error")
                .element("Type", failure.isSenders() ? "Sender" : "Receiver")
                .element("Code", failure.code())
                .element("Message", failure.message());
        failure.members().ifPresent(xml::members);
        String text = xml.close("Error")
                .element("RequestId", requestId)
                .close("ErrorResponse")
                .text();
        return Answer.of(failure.status(), XML, requestId, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String malformedCode() {
        return "MalformedInput";
    }
}
