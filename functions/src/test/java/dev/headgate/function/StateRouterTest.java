package dev.headgate.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.handler.ConfirmRollbackHandler;
import dev.headgate.handler.RequestApprovalHandler;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateRouterTest {

    private final Scene scene = new Scene();
    private final RequestApprovalHandler request = new RequestApprovalHandler(
            scene.store, scene.approvals, scene.backend, new QuietMinutes(), Example::configuration, scene.clock);
    private final ConfirmRollbackHandler confirm = new ConfirmRollbackHandler(scene.store, scene.backend, scene.clock);
    private final StateRouter router = new StateRouter()
            .on("RequestApproval", RequestApprovalHandler.Input.class, request::handle)
            .on("ConfirmRollback", ConfirmRollbackHandler.Input.class, confirm::handle);

    @Test
    void takesAPayloadToTheHandlerOfItsState() throws IOException {
        scene.opened();

        String result = invoke("{\"state\":\"ConfirmRollback\",\"deploymentId\":\"web-prod-1\"}");

        assertThat(Json.tree(result))
                .isEqualTo(Map.of("confirmation", Map.of("type", "Restored", "how", "nothing had been started")));
    }

    @Test
    void namesTheStatesItKnowsWhereItDoesNotKnowOne() {
        assertThatThrownBy(() -> router.handle(Map.of("state", "ShiftTraffic")))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.state must be one of [ConfirmRollback, RequestApproval], not ShiftTraffic");
        assertThatThrownBy(() -> router.handle(Map.of())).hasMessageContaining("not null");
    }

    @Test
    void namesThePlaceOfWhatIsWrongInAPayload() {
        Map<String, Object> payload =
                Map.of("state", "RequestApproval", "deploymentId", "web-prod-1", "gate", "LUNCH", "taskToken", "t");

        assertThatThrownBy(() -> router.handle(payload))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessage("$.gate must be one of [DEPLOYMENT, TRAFFIC, FINISH], not the text \"LUNCH\"");
        assertThatThrownBy(() -> router.handle(Map.of("state", "ConfirmRollback")))
                .hasMessage("$.deploymentId is missing");
    }

    private String invoke(String payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        router.handle(
                new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
                out,
                RequestContext.of("request-1"),
                new StepLog(scene.log, scene.clock));
        return out.toString(StandardCharsets.UTF_8);
    }
}
