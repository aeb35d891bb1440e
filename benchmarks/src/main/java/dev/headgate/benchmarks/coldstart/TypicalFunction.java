package dev.headgate.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headgate.aws.FunctionSettings;
import dev.headgate.function.ApprovalFunction;
import dev.headgate.function.Wiring;
import dev.headgate.json.Json;
import dev.headgate.signin.HttpsIssuer;
import dev.headgate.telemetry.StructuredLog;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The same work as most functions in Java are written: an event is a map of the runtime's, Jackson writes the answer, Log4j logs it
 * as JSON, and the SDK's clients are what {@code create()} makes, at once. Handlers and rules are the very same.
 */
public final class TypicalFunction implements RequestHandler<Map<String, Object>, Object> {

    /** Which function's work it does, by the name of its class. */
    static final String VARIABLE = "TYPICAL_OF";

    private static final Logger LOG = LogManager.getLogger(TypicalFunction.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final UnaryOperator<Object> work;

    /** For the runtime interface client. */
    public TypicalFunction() {
        Wiring wiring = new Wiring(
                new TypicalClients(),
                FunctionSettings.of(System.getenv()),
                InstantSource.system(),
                new SecureRandom(),
                new StructuredLog(InstantSource.system(), LOG::info));
        String function = Optional.ofNullable(System.getenv(VARIABLE)).orElse("");
        work = switch (function) {
            case "ReleaseFunction" -> wiring.releaseStates()::handle;
            case "DeploymentFunction" -> wiring.deploymentStates()::handle;
            case "WatchdogFunction" -> {
                var watchdog = wiring.watchdog();
                yield event -> watchdog.handle(Json.object(event, "$"));
            }
            case "WidgetFunction" -> {
                var widget = wiring.statusWidget();
                yield event -> widget.handle(Json.object(event, "$"));
            }
            case "ApprovalFunction" -> {
                var page = wiring.approvalPage(new HttpsIssuer());
                yield event ->
                        ApprovalFunction.answer(page, Json.object(event, "$")).event();
            }
            default -> throw new IllegalStateException(VARIABLE + " names no function: " + function);
        };
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        Object result = Json.tree(work.apply(event));
        try {
            LOG.info("handled {} {}", event.getOrDefault("state", "an event"), MAPPER.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return result;
    }
}
