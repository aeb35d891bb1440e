package dev.headgate.simulator.installation;

import dev.headgate.aws.ClientFactory;
import dev.headgate.aws.FunctionSettings;
import dev.headgate.config.Configuration;
import dev.headgate.function.StateRouter;
import dev.headgate.function.WatchdogRouter;
import dev.headgate.function.Wiring;
import dev.headgate.handler.StatusWidgetHandler;
import dev.headgate.json.Json;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.telemetry.StructuredLog;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Headgate's own functions as they are deployed: each with clients of its own, as it has a role of its own. */
final class DeployedFunctions {

    private final Configuration configuration;
    private final Arns arns;
    private final FunctionSettings settings;
    private final LambdaFunctions lambda;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final List<String> log = new ArrayList<>();
    private Function<String, ClientFactory> clientsOf = function -> {
        throw new IllegalStateException(function + " is not deployed");
    };
    private Optional<ApprovalPageHandler> approvalPage = Optional.empty();
    private int forms;

    /** @param clock as the functions see it */
    DeployedFunctions(
            Configuration configuration,
            Arns arns,
            String approvalsUrl,
            LambdaFunctions lambda,
            InstantSource clock,
            RandomGenerator random) {
        this.configuration = configuration;
        this.arns = arns;
        this.settings = arns.settings(approvalsUrl);
        this.lambda = lambda;
        this.clock = clock;
        this.random = random;
    }

    /** Deploys all of them, anew where they were: they have nothing in memory. */
    void deploy(Function<String, ClientFactory> clients) {
        clientsOf = clients;
        lambda.add(arns.function("ReleaseFunction"), () -> {
            StateRouter release = wiring("ReleaseFunction").releaseStates();
            return release::handle;
        });
        lambda.add(arns.function("DeploymentFunction"), () -> {
            StateRouter deployment = wiring("DeploymentFunction").deploymentStates();
            return deployment::handle;
        });
        lambda.add(arns.function("WatchdogFunction"), () -> {
            WatchdogRouter watchdog = wiring("WatchdogFunction").watchdog();
            return payload -> watchdog.handle(Json.object(payload, "$"));
        });
        lambda.add(arns.function("WidgetFunction"), () -> {
            StatusWidgetHandler widget = wiring("WidgetFunction").statusWidget();
            return payload -> widget.handle(Json.object(payload, "$"));
        });
        approvalPage = Optional.of(wiring("ApprovalFunction").approvalPage(new SimulatedIssuer(configuration)));
    }

    private Wiring wiring(String function) {
        return new Wiring(clientsOf.apply(function), settings, clock, random, new StructuredLog(clock, log::add));
    }

    PageResponse visit(PageRequest request) {
        forms += request.method().filter("POST"::equals).isPresent() ? 1 : 0;
        return approvalPage.orElseThrow().handle(request);
    }

    int forms() {
        return forms;
    }

    /** The lines of all functions, but those that each call of a state makes. */
    List<String> log() {
        return List.copyOf(log);
    }

    /** What the dashboard's widget shows, as HTML. */
    Object dashboard() {
        return wiring("WidgetFunction").statusWidget().handle(Map.of());
    }
}
