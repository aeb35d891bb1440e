package dev.headgate.benchmarks.endpoint;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a caller asks for: one thing in each protocol, and a page. */
enum Ask {
    JSON("JSON: ListExecutions", "states", """
            {"stateMachineArn": "arn:aws:states:us-east-1:111122223333:stateMachine:headgate-release"}"""),
    QUERY("query, XML: GetCallerIdentity", "sts", "Action=GetCallerIdentity&Version=2011-06-15"),
    CBOR("CBOR: DescribeAlarms", "monitoring", "\u00bf\u00ff"),
    DASHBOARD("the dashboard", "", "");

    private final String title;
    private final String service;
    private final String body;

    /**
     * Describes a request.
     *
     * @param service in its signature; empty where a browser asks
     * @param body a character for each byte
     */
    Ask(String title, String service, String body) {
        this.title = title;
        this.service = service;
        this.body = body;
    }

    String title() {
        return title;
    }

    HttpRequest of(URI server) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path()));
        headers().forEach(request::header);
        return service.isEmpty()
                ? request.build()
                : request.header("Authorization", signature())
                        .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1))
                        .build();
    }

    private String path() {
        return this == CBOR ? "/service/GraniteServiceVersion20100801/operation/DescribeAlarms" : "/";
    }

    private Map<String, String> headers() {
        return switch (this) {
            case JSON ->
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AWSStepFunctions.ListExecutions");
            case QUERY -> Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
            case CBOR -> Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor");
            case DASHBOARD -> Map.of();
        };
    }

    /** Nobody checks it, but it says whose account, region and service it is. */
    private String signature() {
        return "AWS4-HMAC-SHA256 Credential=111122223333/20260302/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);
    }
}
