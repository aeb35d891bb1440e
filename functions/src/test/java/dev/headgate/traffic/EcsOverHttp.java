package dev.headgate.traffic;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.headgate.aws.TargetClients;
import dev.headgate.testing.Example;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** ECS as far as task definitions go, behind a real wire: the SDK's own client asks it. It keeps what it was sent. */
final class EcsOverHttp implements AutoCloseable {

    private final HttpServer server;
    private String described = "{}";
    private String acknowledged = "{}";
    private Headers headers = new Headers();
    private byte[] registered = {};

    EcsOverHttp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** What is answered to whoever asks for a task definition, and to whoever registers one. */
    EcsOverHttp describes(String answer) {
        described = answer;
        acknowledged = answer;
        return this;
    }

    /** What is answered to whoever registers one. */
    EcsOverHttp acknowledges(String answer) {
        acknowledged = answer;
        return this;
    }

    /** The headers of the last registration. */
    Headers headers() {
        return headers;
    }

    /** The body of the last registration. */
    byte[] registered() {
        return registered.clone();
    }

    String text() {
        return new String(registered, StandardCharsets.UTF_8);
    }

    Revisions revisions() {
        return new Revisions(new Connection(
                Example.environment("prod").target(),
                new TargetClients(
                        here(CodeDeployClient.builder()).build(),
                        here(EcsClient.builder()).build(),
                        here(ElasticLoadBalancingV2Client.builder()).build(),
                        here(CloudWatchClient.builder()).build()),
                () -> {}));
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B here(B builder) {
        return builder.endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String answer = described;
        if (exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith("RegisterTaskDefinition")) {
            registered = request;
            headers = exchange.getRequestHeaders();
            answer = acknowledged;
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
