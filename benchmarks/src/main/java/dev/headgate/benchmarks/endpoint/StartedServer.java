package dev.headgate.benchmarks.endpoint;

import java.nio.file.Path;

/** A process of its own that serves, says where, and ends when nobody listens to it any more. */
final class StartedServer {

    private StartedServer() {}

    /**
     * Serves.
     *
     * @param arguments the kind, and the folder of the checkout
     */
    public static void main(String[] arguments) throws Exception {
        try (Server server = Server.start(Server.Kind.valueOf(arguments[0]), Path.of(arguments[1]))) {
            System.out.println(server.uri());
            System.out.flush();
            while (System.in.read() >= 0) {
                // Its starter closes this when it has seen enough.
            }
        }
    }
}
