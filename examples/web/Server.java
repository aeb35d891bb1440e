import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;

/** A page that shows which version serves it, in the version's own colour: enough to watch traffic move. */
final class Server {

    private static final Duration DRAIN = Duration.ofSeconds(10);

    private Server() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> settings = System.getenv();
        HttpServer server = HttpServer.create(new InetSocketAddress(setting(settings, "PORT", 8080)), 0);
        String version = Optional.ofNullable(settings.get("VERSION")).orElse("unknown");
        byte[] page = page(version, colour(version)).getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> answer(exchange, page));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        // ECS sends SIGTERM when blue retires: requests that are under way are answered before the process ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop((int) DRAIN.toSeconds())));
        server.start();
        System.out.println("Version " + version + " listens on port " + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, byte[] page) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(200, head ? -1 : page.length);
            if (!head) {
                exchange.getResponseBody().write(page);
            }
        }
    }

    private static String page(String version, String colour) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <body style="margin:0;min-height:100vh;display:grid;place-content:center;background:%2$s;color:#fff;\
                font:600 6vw system-ui,sans-serif">
                <main>%1$s</main>
                </body>
                </html>
                """.formatted(version.replaceAll("[^A-Za-z0-9._-]", "?"), colour);
    }

    /** The same for the same version, and most likely another one for another. */
    private static String colour(String version) {
        return "hsl(%d 65%% 35%%)".formatted(Math.floorMod(version.hashCode(), 360));
    }

    private static int setting(Map<String, String> settings, String name, int otherwise) {
        return Optional.ofNullable(settings.get(name)).map(Integer::valueOf).orElse(otherwise);
    }
}
