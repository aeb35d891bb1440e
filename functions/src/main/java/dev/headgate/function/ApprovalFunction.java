package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.headgate.json.Json;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.page.PageRequest;
import dev.headgate.page.PageResponse;
import dev.headgate.signin.HttpsIssuer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The Lambda function behind the approval page: it alone faces the internet, and may only touch approvals and answer task tokens. */
public final class ApprovalFunction implements RequestStreamHandler {

    /** One line of JSON for each request goes to the function's log. */
    private final FunctionCopy copy = FunctionCopy.inLambda(ApprovalFunction.class, ApprovalFunction::entry);

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        copy.handle(in, out, context);
    }

    static Entry entry(Wiring wiring) {
        ApprovalPageHandler page = wiring.approvalPage(new HttpsIssuer());
        return (in, out, context) ->
                Json.write(answer(page, Json.object(Json.event(in), "$")).event(), out);
    }

    /** What the function answers to an event. */
    public static PageResponse answer(ApprovalPageHandler page, Map<String, Object> event) {
        return StayActive.isRoute(event) ? PageResponse.empty(204) : page.handle(PageRequest.of(event));
    }
}
