package dev.videogen.http.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP status a code stands for that came in a response of status 200.
 *
 * <p>The words are those that several vendors and gateways share by their documents, and their
 * plain variants; they are compared without regard to case and punctuation. What is one vendor's
 * alone is told by its {@link VendorRules}. What is not in the table stands for nothing.
 */
final class ErrorCodes {

  private static final Map<String, Integer> STATUS_BY_WORD = new HashMap<>();

  static {
    words(
        400,
        "bad_request bad_request_body invalid_argument invalid_input invalid_parameter"
            + " invalid_parameters invalid_prompt invalid_request invalid_request_error"
            + " invalid_size invalid_value invalid_params missing_required_parameter"
            + " unsupported_parameter unsupported_value validation_error"
            + " context_length_exceeded string_above_max_length");
    words(422, "unprocessable_entity unprocessable_entity_error");
    words(
        401,
        "api_key_invalid authentication_error authentication_failed auth_error"
            + " incorrect_api_key incorrect_api_key_provided invalid_api_key"
            + " invalid_authentication invalid_token missing_api_key not_authenticated"
            + " token_expired unauthenticated unauthorized");
    words(
        402,
        "account_arrears arrearage balance_not_enough billing_hard_limit_reached"
            + " billing_not_active credit_balance_too_low credits_exhausted"
            + " exceeded_current_quota_error insufficient_account_balance insufficient_balance"
            + " insufficient_credit insufficient_credits insufficient_funds insufficient_quota"
            + " insufficient_user_quota no_credit no_credits not_enough_credits out_of_credit"
            + " out_of_credits payment_required pre_consume_token_quota_failed quota_exceeded"
            + " quota_not_enough");
    words(
        403,
        "access_denied forbidden not_allowed permission_denied permission_error"
            + " unsupported_country_region_territory");
    words(
        404, "deployment_not_found model_not_found model_not_supported not_found not_found_error");
    words(409, "conflict conflict_error");
    words(413, "payload_too_large request_too_large");
    words(
        429,
        "rate_limit rate_limit_error rate_limit_exceeded rate_limit_reached rate_limited"
            + " resource_exhausted throttled throttling throttling_exception too_many_requests");
    words(500, "internal_error internal_server_error server_error");
    words(503, "engine_overloaded overloaded overloaded_error service_unavailable");
  }

  private ErrorCodes() {}

  private static void words(int status, String words) {
    for (String word : words.split(" ", -1)) {
      STATUS_BY_WORD.put(plain(word), status);
    }
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * The status that the most precise code of an error stands for which stands for one; a message
   * that is nothing but such a word counts as a code.
   */
  static OptionalInt status(VendorError error) {
    List<String> words = new ArrayList<>(error.codes());
    Collections.reverse(words);
    error.message().ifPresent(words::add);
    for (String word : words) {
      Integer status = status(word.strip());
      if (status != null) {
        return OptionalInt.of(status);
      }
    }
    return OptionalInt.empty();
  }

  private static @Nullable Integer status(String word) {
    return word.matches("[45]\\d\\d") ? Integer.valueOf(word) : STATUS_BY_WORD.get(plain(word));
  }
}
