package dev.headgate.simulator.endpoint;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.installation.Accounts;
import dev.headgate.states.execution.LambdaRuntime.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda's Invoke, by hand: nothing else here needs the SDK's module for it. */
record LambdaApi(Accounts accounts, CallPlace place) {

    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/(?<name>[^/]{1,512})/invocations");
    private static final int WAITS_SECONDS = 60;

    static boolean isInvocation(Incoming request) {
        return request.isPost() && PATH.matcher(request.path()).matches();
    }

    Answer invoke(Incoming request, CredentialScope scope, String requestId) {
        requireLambda(scope);
        Matcher path = PATH.matcher(request.path());
        String name = path.matches() ? decoded(path.group("name")) : "";
        String text = request.body().text();
        String payload = text.isBlank() ? "{}" : text;
        requireJson(payload);
        String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
        CompletableFuture<Reply> reply = place.call(
                        () -> accounts.invoke(scope.accessKey(), scope.region(), name, payload))
                .orElseThrow(() -> new RefusedException(
                        404,
                        "ResourceNotFoundException",
                        "Function not found: arn:aws:lambda:" + scope.region() + ":function:" + name));
        return switch (type) {
            case "RequestResponse" -> answer(await(reply), requestId);
            case "Event" -> Answer.json(202, requestId, "");
            default ->
                throw new RefusedException(
                        400, "InvalidParameterValueException", "An invocation of type " + type + " is not simulated");
        };
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    400, "ValidationException", "The function's name is not percent-encoded: " + e.getMessage());
        }
    }

    /** Answered as a rest API's error is: the code in a header, the message in the body. */
    static Answer refuse(RefusedException e, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("Type", e.status() < 500 ? "User" : "Service");
        body.put("Message", String.valueOf(e.getMessage()));
        return Answer.json(e.status(), requestId, Json.write(body)).with("x-amzn-ErrorType", e.code());
    }

    private static void requireLambda(CredentialScope scope) {
        if (!scope.service().equals("lambda")) {
            throw new RefusedException(
                    403, "InvalidSignatureException", "Credential should be scoped to correct service: 'lambda'.");
        }
    }

    private static void requireJson(String payload) {
        try {
            Object unused = Json.tree(payload);
        } catch (MalformedJsonException e) {
            throw new RefusedException(
                    400, "InvalidRequestContentException", "Could not parse request body into json: " + e.getMessage());
        }
    }

    private static Answer answer(Reply reply, String requestId) {
        return switch (reply) {
            case Reply.Payload(String json) -> Answer.json(200, requestId, json).with("X-Amz-Executed-Version", "1");
            case Reply.FunctionError(String type, String message) ->
                Answer.json(200, requestId, Json.write(Map.of("errorMessage", message, "errorType", type)))
                        .with("X-Amz-Function-Error", "Unhandled");
            case Reply.ServiceError(String error, String cause) ->
                throw new RefusedException(502, error.replaceFirst("^Lambda\\.", ""), cause);
        };
    }

    private static Reply await(CompletableFuture<Reply> reply) {
        try {
            return reply.get(WAITS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(503, "ServiceException", "The simulation has ended");
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusedException(503, "ServiceException", "The function has not answered");
        }
    }
}
