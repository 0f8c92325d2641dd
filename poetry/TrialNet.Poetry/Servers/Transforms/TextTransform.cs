using System.Text;
using TrialNet.Defer;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>A transform that changes characters: takes UTF-8, and nothing else (P-XF-03), and gives UTF-8. Threading: any thread.</summary>
/// <param name="name">The name.</param>
/// <param name="change">Makes the new text.</param>
public sealed class TextTransform(string name, Func<string, string> change) : ITransform
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public Deferred<byte[]> Apply(byte[] poem) => Deferred.Execute(() => Strict.GetBytes(change(Decode(poem))));

    private static string Decode(byte[] poem)
    {
        try
        {
            return Strict.GetString(poem);
        }
        catch (DecoderFallbackException error)
        {
            throw new BadRequestException("the poem is not UTF-8", error);
        }
    }
}
