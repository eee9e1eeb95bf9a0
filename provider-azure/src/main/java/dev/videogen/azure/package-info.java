/**
 * Azure OpenAI, which has two APIs for videos. {@code videogen.azure.api} picks one:
 *
 * <ul>
 *   <li>{@code jobs} (the default): Azure's own, of Sora 1, in preview. A job has one to five
 *       variants, each of which is a generation with files of its own.
 *   <li>{@code videos}: OpenAI's wire format, of Sora 2. It is {@link
 *       dev.videogen.openai.OpenAiVideoGenerator} behind Azure's door.
 * </ul>
 *
 * <p>Both know models by the names of a resource's deployments, and take a key or a token from
 * Microsoft Entra ID. {@link dev.videogen.azure.AzureVideoGeneratorProvider} is found by {@link
 * java.util.ServiceLoader}.
 *
 * <p>Source of what is said here of the vendor: Microsoft's REST reference "Azure OpenAI in Azure
 * AI Foundry Models, v1 preview" and its concept and quickstart pages on video generation ({@code
 * learn.microsoft.com/azure/ai-foundry/openai/concepts/video-generation}).
 */
@NullMarked
package dev.videogen.azure;

import org.jspecify.annotations.NullMarked;
