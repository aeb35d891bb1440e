package dev.headgate.benchmarks.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** One caller, who waits for each answer before the next request, on a connection that stays open. */
final class Caller {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** So many answers in a second, over so many requests. */
    double rate(HttpRequest request, int requests) {
        long begin = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            require(send(request));
        }
        return requests * 1e9 / (System.nanoTime() - begin);
    }

    private static void require(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200 || answer.body().length == 0) {
            throw new IllegalStateException(
                    "The answer has status " + answer.statusCode() + ", and is none to measure");
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
