package dev.headgate.simulator.endpoint.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Smithy's RPC in CBOR, which CloudWatch speaks.
 *
 * @see <a href="https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html">Smithy RPC v2 CBOR</a>
 */
public record CborProtocol() implements Protocol {

    private static final TreeReader READER = new TreeReader(Scalars.CBOR);
    private static final TreeWriter WRITER = new TreeWriter(Scalars.CBOR);

    @Override
    public void read(byte[] body, SdkPojo empty) {
        if (body.length > 0) {
            READER.fill(empty, Cbor.map(body));
        }
    }

    @Override
    public Answer answer(String operation, SdkPojo response, String requestId) {
        return cbor(200, requestId, WRITER.tree(response));
    }

    /** With the code of the query protocol in a header of its own, for clients that came from there. */
    @Override
    public Answer refuse(Failure failure, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("__type", failure.code());
        body.put("message", failure.message());
        failure.members().ifPresent(it -> body.putAll(WRITER.tree(it)));
        return cbor(failure.status(), requestId, body)
                .with("x-amzn-query-error", failure.code() + (failure.isSenders() ? ";Sender" : ";Receiver"));
    }

    @Override
    public String malformedCode() {
        return "SerializationException";
    }

    private static Answer cbor(int status, String requestId, Map<String, Object> body) {
        return Answer.of(status, "application/cbor", requestId, Cbor.bytes(body))
                .with("smithy-protocol", "rpc-v2-cbor");
    }
}
