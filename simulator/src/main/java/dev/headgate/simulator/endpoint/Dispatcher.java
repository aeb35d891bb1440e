package dev.headgate.simulator.endpoint;

import dev.headgate.simulator.endpoint.protocol.Answer;
import dev.headgate.simulator.endpoint.protocol.Failure;
import dev.headgate.simulator.endpoint.protocol.MalformedRequestException;
import dev.headgate.simulator.endpoint.protocol.Protocol;
import dev.headgate.simulator.endpoint.protocol.QueryProtocol;
import dev.headgate.simulator.installation.Accounts;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;

/** Takes each request to the simulated service of its caller's account and region, and its answer back. */
final class Dispatcher {

    private final Accounts accounts;
    private final CallPlace place;
    private final Semaphore tests = new Semaphore(StateTestApi.MOST_AT_ONCE);

    /** @param place the one thread that may touch the accounts */
    Dispatcher(Accounts accounts, CallPlace place) {
        this.accounts = accounts;
        this.place = place;
    }

    /** Answers whatever comes; throws nothing. */
    Answer answer(Incoming request) {
        String requestId = UUID.randomUUID().toString();
        Protocol protocol = Route.protocol(request);
        try {
            CredentialScope scope = scope(request, protocol);
            if (LambdaApi.isInvocation(request)) {
                return new LambdaApi(accounts, place).invoke(request, scope, requestId);
            }
            if (request.isPost()
                    && request.header("x-amz-target")
                            .filter(EventsApi.TARGET::equals)
                            .isPresent()) {
                return new EventsApi(accounts, place).putEvents(request, scope, requestId);
            }
            Route route = Route.of(request, scope.service());
            return carryOut(route, scope, requestId);
        } catch (RefusedException e) {
            return refuse(request, e);
        } catch (RuntimeException | StackOverflowError e) {
            return refuse(request, new RefusedException(500, "InternalFailure", "A fault in the simulator: " + e));
        }
    }

    /** Answers what does not get as far as a service, in the words that its sender would read. */
    static Answer refuse(Incoming request, RefusedException e) {
        if (LambdaApi.isInvocation(request)) {
            return LambdaApi.refuse(e, UUID.randomUUID().toString());
        }
        return Route.protocol(request)
                .refuse(
                        new Failure(e.status(), e.code(), String.valueOf(e.getMessage())),
                        UUID.randomUUID().toString());
    }

    private Answer carryOut(Route route, CredentialScope scope, String requestId) {
        try {
            AwsService service = service(route, scope);
            Operation operation = Operation.of(service, route.operation()).orElseThrow(() -> unknown(route));
            SdkPojo request = operation.emptyRequest();
            route.protocol().read(route.body().toArray(), request);
            SdkPojo response = StateTestApi.isTest(service, operation)
                    ? test(route, request, scope)
                    : place.call(() -> operation.call(client(route, service, scope), request));
            return route.protocol().answer(operation.name(), response, requestId);
        } catch (RefusedException e) {
            return refuse(route, e.status(), e.code(), e, requestId);
        } catch (MalformedRequestException e) {
            return refuse(route, 400, route.protocol().malformedCode(), e, requestId);
        } catch (AwsServiceException e) {
            return route.protocol().refuse(Failure.of(e), requestId);
        } catch (UnsupportedOperationException e) {
            return refuse(route, 501, "NotImplemented", e, requestId);
        } catch (RuntimeException | StackOverflowError e) {
            return route.protocol().refuse(fault(route, e), requestId);
        }
    }

    private SdkPojo test(Route route, SdkPojo request, CredentialScope scope) {
        return new StateTestApi(accounts, place, tests)
                .test(((TestStateRequest.Builder) request).build(), scope)
                .orElseThrow(() -> unrecognized(route));
    }

    private static Answer refuse(Route route, int status, String code, Exception e, String requestId) {
        return route.protocol().refuse(new Failure(status, code, String.valueOf(e.getMessage())), requestId);
    }

    /** The models of the SDK do not tell which members must be there: a simulation stumbles over one that is not. */
    private static Failure fault(Route route, Throwable e) {
        return e instanceof NullPointerException
                ? new Failure(
                        400,
                        route.protocol() instanceof QueryProtocol ? "ValidationError" : "ValidationException",
                        "1 validation error detected: a member that " + route.operation()
                                + " needs is missing: it must not be null")
                : new Failure(500, "InternalFailure", route.operation() + " has a fault in the simulator: " + e);
    }

    private static CredentialScope scope(Incoming request, Protocol protocol) {
        boolean xml = protocol instanceof QueryProtocol;
        String authorization = request.header("authorization")
                .orElseThrow(() -> new RefusedException(
                        xml ? 403 : 400,
                        xml ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException",
                        "Request is missing Authentication Token"));
        return CredentialScope.of(authorization)
                .orElseThrow(() -> new RefusedException(
                        xml ? 403 : 400,
                        xml ? "IncompleteSignature" : "IncompleteSignatureException",
                        "Authorization header is no AWS4-HMAC-SHA256 with a Credential of"
                                + " key/date/region/service/aws4_request"));
    }

    private static AwsService service(Route route, CredentialScope scope) {
        if (route.operation().isEmpty()) {
            throw unknown(route);
        }
        AwsService service = route.service()
                .orElseThrow(() -> AwsService.signedFor(scope.service()).isPresent()
                        ? unknown(route)
                        : new RefusedException(
                                501,
                                "NotImplemented",
                                scope.service() + ":" + route.operation() + " is not simulated"));
        if (!service.signingName().equals(scope.service())) {
            throw new RefusedException(
                    route.protocol() instanceof QueryProtocol ? 403 : 400,
                    route.protocol() instanceof QueryProtocol ? "SignatureDoesNotMatch" : "InvalidSignatureException",
                    "Credential should be scoped to correct service: '" + service.signingName() + "'.");
        }
        return service;
    }

    private static RefusedException unknown(Route route) {
        return route.protocol() instanceof QueryProtocol
                ? new RefusedException(
                        400, "InvalidAction", "The action " + route.operation() + " is not valid for this web service.")
                : new RefusedException(
                        400,
                        "UnknownOperationException",
                        "There is no operation " + (route.named() + "." + route.operation()));
    }

    private SdkClient client(Route route, AwsService service, CredentialScope scope) {
        return accounts.client(service.client(), scope.accessKey(), scope.region())
                .orElseThrow(() -> unrecognized(route));
    }

    private static RefusedException unrecognized(Route route) {
        boolean xml = route.protocol() instanceof QueryProtocol;
        return new RefusedException(
                xml ? 403 : 400,
                xml ? "InvalidClientTokenId" : "UnrecognizedClientException",
                "The security token included in the request is invalid.");
    }
}
