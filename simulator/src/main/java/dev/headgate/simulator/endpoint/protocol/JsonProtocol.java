package dev.headgate.simulator.endpoint.protocol;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * AWS's JSON over POST.
 *
 * @param version 1.0 or 1.1
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 */
public record JsonProtocol(String version) implements Protocol {

    private static final TreeReader READER = new TreeReader(Scalars.JSON);
    private static final TreeWriter WRITER = new TreeWriter(Scalars.JSON);

    @Override
    public void read(byte[] body, SdkPojo empty) {
        if (body.length == 0) {
            // The CLI of old sends none where an operation needs no input.
            return;
        }
        try {
            READER.fill(empty, Json.object(Json.tree(text(body)), "the request"));
        } catch (MalformedJsonException e) {
            throw new MalformedRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedRequestException("This is not UTF-8", e);
        }
    }

    @Override
    public Answer answer(String operation, SdkPojo response, String requestId) {
        return json(200, requestId, WRITER.tree(response));
    }

    @Override
    public Answer refuse(Failure failure, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("__type", failure.code());
        body.put("message", failure.message());
        failure.members().ifPresent(it -> body.putAll(WRITER.tree(it)));
        return json(failure.status(), requestId, body).with("x-amzn-ErrorType", failure.code());
    }

    @Override
    public String malformedCode() {
        return "SerializationException";
    }

    /** What an operation has answered that no model of the SDK describes. */
    public static Answer json11(String requestId, Map<String, Object> body) {
        return new JsonProtocol("1.1").json(200, requestId, body);
    }

    private Answer json(int status, String requestId, Map<String, Object> body) {
        return Answer.of(
                status,
                "application/x-amz-json-" + version,
                requestId,
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
