package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.Bytes;
import dev.headgate.simulator.endpoint.protocol.CborProtocol;
import dev.headgate.simulator.endpoint.protocol.Form;
import dev.headgate.simulator.endpoint.protocol.JsonProtocol;
import dev.headgate.simulator.endpoint.protocol.MalformedRequestException;
import dev.headgate.simulator.endpoint.protocol.Protocol;
import dev.headgate.simulator.endpoint.protocol.QueryProtocol;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which protocol a request speaks, and of which service and operation.
 *
 * @param service as the request itself names it, or the scope of its signature where it does not; empty when none that is
 *     simulated is named
 * @param named how the request writes the service
 * @param operation empty when none is named
 */
record Route(Protocol protocol, Optional<AwsService> service, String named, String operation, Bytes body) {

    private static final QueryProtocol ANY_XML = new QueryProtocol("https://aws.amazon.com/");
    private static final Pattern RPC_PATH =
            Pattern.compile("/service/(?<service>[A-Za-z0-9_.]{1,128})/operation/(?<operation>[A-Za-z0-9_]{1,128})");

    /** The protocol that whoever sent something would read an answer in, be it a request of AWS's or none. */
    static Protocol protocol(Incoming request) {
        if (request.header("smithy-protocol").isPresent() || request.path().startsWith("/service/")) {
            return new CborProtocol();
        }
        String type = request.contentType();
        if (request.header("x-amz-target").isPresent() || type.startsWith("application/x-amz-json")) {
            return new JsonProtocol(type.endsWith("1.0") ? "1.0" : "1.1");
        }
        return ANY_XML;
    }

    /**
     * Finds out what a request is about.
     *
     * @param signedFor the service in the scope of its signature
     * @throws RefusedException where it is no request in any of AWS's protocols
     */
    static Route of(Incoming request, String signedFor) {
        return switch (protocol(request)) {
            case CborProtocol cbor -> rpc(request, cbor);
            case JsonProtocol json -> json(request, json);
            case QueryProtocol xml -> query(request, xml, signedFor);
        };
    }

    private static Route rpc(Incoming request, CborProtocol cbor) {
        Matcher path = RPC_PATH.matcher(request.path());
        if (!request.isPost() || !path.matches()) {
            throw new RefusedException(404, "UnknownOperationException", "Not a path of RPC v2: " + request.path());
        }
        String contentType = request.contentType();
        if (!contentType.equals("application/cbor") && !request.body().isEmpty()) {
            throw new RefusedException(
                    415, "UnsupportedMediaTypeException", "RPC v2 takes application/cbor, not " + contentType);
        }
        return new Route(
                cbor,
                AwsService.targeted(path.group("service")).filter(AwsService::speaksCbor),
                path.group("service"),
                path.group("operation"),
                request.body());
    }

    private static Route json(Incoming request, JsonProtocol json) {
        requireRoot(request);
        if (!request.isPost()) {
            throw new RefusedException(405, "UnknownOperationException", "AWS JSON comes by POST");
        }
        if (!request.contentType().startsWith("application/x-amz-json")) {
            throw new RefusedException(
                    400,
                    "SerializationException",
                    "AWS JSON is application/x-amz-json-1.0 or 1.1, not " + request.contentType());
        }
        String target = request.header("x-amz-target").orElse("");
        int dot = target.lastIndexOf('.');
        String service = dot < 0 ? "" : target.substring(0, dot);
        return new Route(json, AwsService.targeted(service), service, target.substring(dot + 1), request.body());
    }

    private static Route query(Incoming request, QueryProtocol xml, String signedFor) {
        requireRoot(request);
        Bytes body = parameters(request);
        Optional<AwsService> service = AwsService.signedFor(signedFor);
        Optional<QueryProtocol> own = service.flatMap(AwsService::query);
        Form form = form(body);
        if (service.isPresent() && own.isEmpty()) {
            throw new RefusedException(404, "UnknownOperationException", signedFor + " does not speak the query API");
        }
        String version = form.get("Version").orElse("");
        if (!version.isEmpty() && !service.map(it -> it.isOfVersion(version)).orElse(true)) {
            throw new RefusedException(
                    400,
                    "InvalidAction",
                    "Could not find operation " + form.get("Action").orElse("") + " for version " + version);
        }
        return new Route(own.orElse(xml), service, signedFor, form.get("Action").orElse(""), body);
    }

    private static Form form(Bytes body) {
        try {
            return Form.of(body.text());
        } catch (MalformedRequestException e) {
            throw new RefusedException(400, "MalformedQueryString", String.valueOf(e.getMessage()));
        }
    }

    private static Bytes parameters(Incoming request) {
        boolean form = request.contentType().equals("application/x-www-form-urlencoded");
        if (request.isPost() && form) {
            return request.body();
        }
        if (request.method().equals("GET") && request.query().contains("Action=")) {
            return new Bytes(request.query().getBytes(StandardCharsets.UTF_8));
        }
        throw new RefusedException(404, "UnknownOperationException", "This is no request in any of AWS's protocols");
    }

    private static void requireRoot(Incoming request) {
        if (!isRoot(request)) {
            throw new RefusedException(404, "UnknownOperationException", "There is nothing at " + request.path());
        }
    }

    static boolean isRoot(Incoming request) {
        return request.path().equals("/") || request.path().isEmpty();
    }
}
