package dev.headgate.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Which operation of AWS a request is for, in whichever of the protocols it speaks. */
public final class OperationName {

    private static final Pattern RPC = Pattern.compile("/service/([^/]+)/operation/([^/]+)");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([^&]+)");

    private OperationName() {}

    /** By target, path or action; reads the request's body. */
    public static String of(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        String body = body(request);
        Optional<String> target = http.firstMatchingHeader("X-Amz-Target");
        return target.orElseGet(() -> of(http.encodedPath(), body));
    }

    /** Of a request without a target. */
    public static String of(String path, String body) {
        Matcher rpc = RPC.matcher(path);
        if (rpc.matches()) {
            return rpc.group(1) + "." + rpc.group(2);
        }
        Matcher action = ACTION.matcher(body);
        return action.find() ? action.group(1) : "none";
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        Optional<ContentStreamProvider> content = request.contentStreamProvider();
        if (content.isEmpty()) {
            return "";
        }
        try (InputStream in = content.get().newStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
