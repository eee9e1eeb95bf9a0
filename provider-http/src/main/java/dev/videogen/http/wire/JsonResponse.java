package dev.videogen.http.wire;

/**
 * What a wire interface gets back: a response with a status of 200 to 299.
 *
 * @param status 200 to 299
 * @param headers its headers
 * @param body its JSON; an empty view if there is no body
 */
public record JsonResponse(int status, ResponseHeaders headers, JsonView body) {}
