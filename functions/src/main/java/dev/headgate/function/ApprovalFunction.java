package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.page.ApprovalPageHandler;
import dev.headgate.signin.HttpsIssuer;

/** The Lambda function behind the approval page: it alone faces the internet, and may only touch approvals and answer task tokens. */
public final class ApprovalFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

    private final ApprovalPageHandler page;

    /** For Lambda: one line of JSON for each request goes to the function's log. */
    public ApprovalFunction() {
        this(Wiring.inLambda().approvalPage(new HttpsIssuer()));
    }

    public ApprovalFunction(ApprovalPageHandler page) {
        this.page = page;
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return StayActive.is(event) ? nothing() : page.handle(event);
    }

    private static APIGatewayV2HTTPResponse nothing() {
        APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
        response.setStatusCode(204);
        return response;
    }
}
