package dev.headgate.benchmarks.endpoint;

import com.sun.net.httpserver.HttpServer;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.endpoint.EndpointServer;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.live.DashboardPage;
import dev.headgate.simulator.live.LoopTasks;
import dev.headgate.simulator.live.Pace;
import dev.headgate.simulator.live.Playback;
import dev.headgate.simulator.scenario.QuietWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Something that answers on this machine until it is closed. */
record Server(URI uri, Runnable stop) implements AutoCloseable {

    private static final int THREADS = 16;

    /** The kinds that are compared. */
    enum Kind {
        /** The JDK's own server with as many threads, which answers the same to all. */
        CONSTANT,
        /** What {@code ./headgate serve} starts. */
        ENDPOINT
    }

    /**
     * Starts one.
     *
     * @param root the folder with {@code headgate.yaml} and {@code statemachine}
     */
    static Server start(Kind kind, Path root) {
        return switch (kind) {
            case CONSTANT -> constant();
            case ENDPOINT -> endpoint(root);
        };
    }

    private static Server constant() {
        byte[] answer = "the same to all".getBytes(StandardCharsets.UTF_8);
        ExecutorService threads = Executors.newFixedThreadPool(
                THREADS, Thread.ofPlatform().daemon().factory());
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                }
            });
            server.start();
            return new Server(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), () -> {
                        server.stop(0);
                        threads.shutdownNow();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Server endpoint(Path root) {
        try {
            Configuration configuration = ConfigurationFile.parse(
                    Files.readString(root.resolve("headgate.yaml")), "headgate.yaml", "111122223333");
            EndpointServer server = EndpointServer.bind(0);
            World world = QuietWorld.of(
                    configuration, new Definitions(root.resolve("statemachine")), server.url(), World.START);
            LoopTasks tasks = new LoopTasks(System::nanoTime);
            server.serve(tasks, world.accounts(), new DashboardPage(world)::answer);
            Thread loop = Thread.ofPlatform().daemon().start(() -> play(world, tasks));
            return new Server(URI.create(server.url()), () -> {
                server.close();
                loop.interrupt();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void play(World world, LoopTasks tasks) {
        try {
            new Playback(world.loop(), () -> false, Pace.FOR_PEOPLE, () -> false, tasks, () -> {}).play();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop.run();
    }
}
