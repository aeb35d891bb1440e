package dev.headgate.page;

import dev.headgate.approval.DecisionResult;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.approval.LinkState;
import dev.headgate.signin.CodeFlow;
import dev.headgate.signin.IssuerException;
import dev.headgate.telemetry.StructuredLog;
import dev.headgate.telemetry.StructuredLog.Level;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The approval page over HTTP: GET and HEAD only show, POST decides.
 *
 * <p>Mail scanners open every link, so nothing but a filled-in form may change anything.
 */
public final class ApprovalPageHandler {

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Content-Security-Policy", ApprovalPage.POLICY,
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY",
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "X-Robots-Tag", "noindex");

    private final Decisions decisions;
    private final InstantSource clock;
    private final Optional<SignInPages> signIn;
    private final StructuredLog log;

    /**
     * Shows and takes decisions.
     *
     * @param signIn how approvers prove who they are; empty where their links alone do
     * @param log takes a line for each request; none that would let its reader decide
     */
    public ApprovalPageHandler(Decisions decisions, InstantSource clock, Optional<CodeFlow> signIn, StructuredLog log) {
        this.decisions = decisions;
        this.clock = clock;
        this.signIn = signIn.map(SignInPages::new);
        this.log = log;
    }

    /** Answers any request, however it is made up; only trouble of our own makes a 503. */
    public PageResponse handle(PageRequest event) {
        ApprovalHttpRequest request = ApprovalHttpRequest.of(event);
        Page page = page(request, event);
        Map<String, Object> line = new LinkedHashMap<>();
        page.deploymentId().ifPresent(it -> line.put("deploymentId", it));
        line.put("method", request.method());
        line.put("status", page.status());
        line.put("result", page.result());
        request.link().ifPresent(link -> line.put("link", link.trace()));
        log.write(page.status() == 503 ? Level.ERROR : Level.INFO, "approval page", line);
        return response(page, request.method());
    }

    private Page page(ApprovalHttpRequest request, PageRequest event) {
        try {
            if (signIn.isPresent() && SignInPages.isBack(event)) {
                return request.method() == ApprovalHttpRequest.Method.GET
                        ? signIn.get().back(event)
                        : new Page(405, Notice.notAllowed(), "method");
            }
            if (signIn.isPresent() && SignInPages.isOut(event)) {
                return request.method() == ApprovalHttpRequest.Method.POST
                        ? noForm(request).orElseGet(() -> signIn.get().out(event))
                        : new Page(405, Notice.notAllowed(), "method");
            }
            return request.link()
                    .map(link -> page(request, link, event))
                    .orElse(new Page(404, Notice.unknown(), "no link"));
        } catch (IssuerException e) {
            return new Page(503, Notice.issuerUnavailable(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A person gets a page whatever breaks. The class alone is logged: a service's message may quote the token.
            return new Page(503, Notice.unavailable(), e.getClass().getName());
        }
    }

    private Identity identity(PageRequest event) {
        return signIn.map(it -> it.identity(event)).orElse(new Identity.NotAsked());
    }

    private Page page(ApprovalHttpRequest request, LinkId link, PageRequest event) {
        Identity identity = identity(event);
        Page page = switch (request.method()) {
            case GET, HEAD -> shown(link, identity);
            case POST -> noForm(request).orElseGet(() -> decided(request, identity, link));
            case OTHER -> new Page(405, Notice.notAllowed(), "method");
        };
        return SignInPages.signed(page, identity);
    }

    /** Why what was sent is not what a form of these pages sends; empty where it is. */
    private static Optional<Page> noForm(ApprovalHttpRequest request) {
        if (request.isTooLarge()) {
            return Optional.of(new Page(413, Notice.tooLarge(), "too large"));
        }
        return request.isForm() ? Optional.empty() : Optional.of(new Page(415, Notice.notAForm(), "no form"));
    }

    /** Whoever has not signed in does so first, and learns of the link no more than that there is one. */
    private Page shown(LinkId link, Identity identity) {
        LinkState state = decisions.show(link, identity);
        Page page = state instanceof LinkState.NotTheirs && identity instanceof Identity.Nobody
                ? signIn.orElseThrow().start(link)
                : shown(state);
        return state instanceof LinkState.Known it ? page.about(it.request().deploymentId()) : page;
    }

    private Page shown(LinkState state) {
        String result = state.getClass().getSimpleName();
        return switch (state) {
            case LinkState.Open(var request) -> new Page(200, ApprovalPage.open(request, clock.instant()), result);
            case LinkState.Counted(var request, var yours) ->
                new Page(200, ApprovalPage.counted(request, yours), result);
            case LinkState.Decided(var request, var decision, var delivery) ->
                new Page(200, ApprovalPage.decided(request, decision, delivery), result);
            case LinkState.Expired(var request) -> new Page(410, ApprovalPage.expired(request), result);
            case LinkState.AskedAgain(var request) -> new Page(410, ApprovalPage.askedAgain(request), result);
            case LinkState.Over(var request, var decision) ->
                new Page(410, ApprovalPage.over(request, decision), result);
            case LinkState.NotTheirs() -> new Page(403, Notice.notTheirs(), result);
            case LinkState.NotAskedAnyMore() -> new Page(403, Notice.notAskedAnyMore(), result);
            case LinkState.Unknown() -> new Page(404, Notice.unknown(), result);
        };
    }

    private Page decided(ApprovalHttpRequest request, Identity identity, LinkId link) {
        DecisionResult answer = decisions.decide(link, identity, ApprovalForm.read(request.body()));
        Page page = answer instanceof DecisionResult.NotTheirs && identity instanceof Identity.Nobody
                ? new Page(403, Notice.signedOut(), "SignedOut")
                : answered(answer);
        return answer instanceof DecisionResult.Known it
                ? page.about(it.request().deploymentId())
                : page;
    }

    private Page answered(DecisionResult answer) {
        String result = answer.getClass().getSimpleName();
        return switch (answer) {
            case DecisionResult.Decided(var request, var decision, var delivery) ->
                new Page(200, ApprovalPage.decided(request, decision, Optional.of(delivery)), result + " " + delivery);
            case DecisionResult.Counted(var request, var yours) ->
                new Page(200, ApprovalPage.counted(request, yours), result);
            case DecisionResult.AlreadyDecided(var request, var decision, var same, var delivery) ->
                same
                        ? new Page(200, ApprovalPage.decided(request, decision, delivery), result)
                        : new Page(409, ApprovalPage.decidedOtherwise(request, decision), result);
            case DecisionResult.Unprocessable(var request, var filledIn, var faults) ->
                new Page(422, ApprovalPage.unprocessable(request, filledIn, faults, clock.instant()), result);
            case DecisionResult.Expired(var request) -> new Page(410, ApprovalPage.expired(request), result);
            case DecisionResult.AskedAgain(var request) -> new Page(410, ApprovalPage.askedAgain(request), result);
            case DecisionResult.Over(var request, var decision) ->
                new Page(410, ApprovalPage.over(request, decision), result);
            case DecisionResult.NotTheirs() -> new Page(403, Notice.notTheirs(), result);
            case DecisionResult.NotAskedAnyMore() -> new Page(403, Notice.notAskedAnyMore(), result);
            case DecisionResult.Unknown() -> new Page(404, Notice.unknown(), result);
        };
    }

    private static PageResponse response(Page page, ApprovalHttpRequest.Method method) {
        Map<String, String> headers = new LinkedHashMap<>(HEADERS);
        switch (page.status()) {
            case 405 -> headers.put("Allow", "GET, HEAD, POST");
            case 503 -> headers.put("Retry-After", "5");
            default -> {}
        }
        page.location().ifPresent(it -> headers.put("Location", it));
        return new PageResponse(
                page.status(),
                headers,
                page.cookies(),
                Optional.of(method == ApprovalHttpRequest.Method.HEAD ? "" : page.html()));
    }
}
