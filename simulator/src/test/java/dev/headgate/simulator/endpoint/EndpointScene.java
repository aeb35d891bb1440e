package dev.headgate.simulator.endpoint;

import dev.headgate.config.Configuration;
import dev.headgate.config.Target;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Accounts;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Digests;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.live.DashboardPage;
import dev.headgate.simulator.live.LoopTasks;
import dev.headgate.simulator.tooling.RepositorySettings;
import dev.headgate.simulator.tooling.SimulatedIam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;

/** An installation in three accounts, served on a port of this machine while its time stands still. */
final class EndpointScene implements AutoCloseable {

    static final String CALENDAR = "holidays";

    static final String TOOLING = "111122223333";
    static final String BY_CODEDEPLOY = "444455556666";
    static final String BY_ECS = "777788889999";
    static final String HOME = "us-east-1";
    static final String ABROAD = "eu-central-1";
    static final String CONNECTION =
            "arn:aws:codeconnections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90";

    /** A pipeline's execution that rolled a stage back. */
    static final String ROLLED_BACK = "2004a94e-8b46-4c34-a695-c8d20f1b7e55";

    static final Configuration CONFIGURATION =
            ConfigurationFile.parse("""
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com}
            environments:
              staging: {wave: 1, account: "444455556666", region: eu-central-1}
              prod: {wave: 2, account: "777788889999"}
            services:
              web:
                port: 8080
                releaseOn: {pipelines: [web], images: ["release-*"]}
                delivery: {source: {connection: "%s", repository: shop/web}}
                environments:
                  staging:
                    strategy: allAtOnce
                    bake: 10m
                    alarms: [web-5xx]
                    gates: [{before: traffic, approvers: [alice], expiresAfter: 2h}]
                  prod: {controller: ecs, existing: {cluster: shop, service: storefront}, alarms: [web-5xx]}
            """.formatted(CONNECTION), "headgate.yaml", TOOLING);

    final World world;
    final Accounts accounts;
    final EndpointServer server;
    private final LoopTasks tasks = new LoopTasks(System::nanoTime);
    private final Thread loop;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EndpointScene() {
        world = world();
        try {
            server = EndpointServer.bind(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accounts = world.accounts();
        server.serve(tasks, accounts, new DashboardPage(world)::answer);
        loop = Thread.ofPlatform().daemon().start(this::serve);
    }

    /** The same every time. */
    static World world() {
        World world = new World(
                CONFIGURATION, new Definitions(Path.of("..", "statemachine")), "https://approvals.example.com", 42);
        world.tooling()
                .ecr()
                .setUp(
                        "web",
                        RepositorySettings.AS_ECR_MAKES_IT
                                .withLifecycle("{\"rules\": []}")
                                .withPolicy("{\"Statement\": []}"));
        world.tooling().ecr().push("web", "v2", Digests.of("web:v2"));
        world.tooling().ecr().scanned("web", Digests.of("web:v2"), Map.of(FindingSeverity.LOW, 2));
        world.tooling().ssm().calendar(CALENDAR, true, List.of());
        world.tooling().secretsManager().create("docker");
        world.tooling().secretsManager().fillIn("docker");
        world.tooling().codeConnections().put(CONNECTION, ConnectionStatus.AVAILABLE);
        world.tooling().codePipeline().rollBack("web", ROLLED_BACK, "9f2d7c3e-1b8a-4c55-8f0e-6a4f2f6f7d21");
        return world;
    }

    static Target staging() {
        return CONFIGURATION
                .service("web")
                .flatMap(it -> it.environment("staging"))
                .orElseThrow()
                .target();
    }

    private void serve() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                tasks.serve(Duration.ofSeconds(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something to the world, in the one thread that may. */
    <T> T inLoop(Supplier<T> what) {
        return tasks.submit(what).join();
    }

    /** Lets time pass. */
    void runFor(Duration time) {
        boolean unused = inLoop(() -> {
            world.loop().runFor(time);
            return true;
        });
    }

    /** Asks for what takes virtual time, and lets time pass until it is answered. */
    <T> T whileTimePasses(Supplier<T> call) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(call);
        while (!answer.isDone()) {
            runFor(Duration.ofSeconds(1));
        }
        return answer.join();
    }

    WireClients wire() {
        return wire(UrlConnectionHttpClient.create());
    }

    private WireClients wire(SdkHttpClient sdkHttp) {
        return new WireClients(sdkHttp, URI.create(server.url()), TOOLING, Region.of(HOME));
    }

    /** The SDK's clients, over HTTP. */
    Aws overHttp() {
        WireClients wire = wire();
        return new Aws(
                wire,
                WireClients::keyOf,
                wire::secretsManager,
                wire::codeConnections,
                account -> wire.iam(WireClients.keyOf(account)));
    }

    /** The simulated clients of a world, as handlers get them. */
    static Aws direct(World world) {
        return new Aws(
                world.clients(),
                world.tooling().sts()::credentialsOf,
                world.tooling()::secretsManagerClient,
                world.tooling()::codeConnectionsClient,
                account -> new SimulatedIam(account, world.tooling().sts(), world.wire()));
    }

    /** Sends what no SDK would. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    /** A signature's header, as far as anybody looks at it. */
    static String signed(String accessKey, String region, String service) {
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/20260302/" + region + "/" + service
                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);
    }

    @Override
    public void close() {
        server.close();
        loop.interrupt();
        world.close();
    }
}
