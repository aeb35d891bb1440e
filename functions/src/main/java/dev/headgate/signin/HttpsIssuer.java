package dev.headgate.signin;

import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** By the JDK's own connection, which starts faster than its newer client. It follows no redirect and reads no long answer. */
public final class HttpsIssuer implements Issuer {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_ANSWER = 256 * 1024;

    @Override
    public Map<String, Object> get(URI address) {
        try {
            return answer(open(address), address);
        } catch (IOException e) {
            throw unreachable(address, e);
        }
    }

    @Override
    public Map<String, Object> post(URI address, Map<String, String> form) {
        byte[] body = Form.encoded(form).getBytes(StandardCharsets.UTF_8);
        try {
            HttpURLConnection connection = open(address);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            return answer(connection, address);
        } catch (IOException e) {
            throw unreachable(address, e);
        }
    }

    private static HttpURLConnection open(URI address) throws IOException {
        if (!(address.toURL().openConnection() instanceof HttpURLConnection connection)) {
            throw new IOException("no HTTP");
        }
        connection.setConnectTimeout((int) CONNECTED_WITHIN.toMillis());
        connection.setReadTimeout((int) ANSWERED_WITHIN.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private static Map<String, Object> answer(HttpURLConnection connection, URI address) throws IOException {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            throw new IssuerException(place(address) + " answered " + status);
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] body = in.readNBytes(LONGEST_ANSWER + 1);
            if (body.length > LONGEST_ANSWER) {
                throw new IssuerException(place(address) + " answered more than " + LONGEST_ANSWER + " bytes");
            }
            return Json.object(Json.tree(new String(body, StandardCharsets.UTF_8)), "$");
        } catch (MalformedJsonException e) {
            throw new IssuerException(place(address) + " answered no object of JSON");
        }
    }

    private static IssuerException unreachable(URI address, IOException why) {
        return new IssuerException(
                place(address) + " did not answer: " + why.getClass().getName());
    }

    private static String place(URI address) {
        return address.getHost() + address.getPath();
    }
}
