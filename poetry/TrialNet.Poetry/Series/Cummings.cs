using System.Security.Cryptography;
using System.Text;

namespace TrialNet.Poetry.Series;

/// <summary>The transform of the series: everything in lower case, if it works.</summary>
internal static class Cummings
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Its name at transform servers.</summary>
    public const string Name = "cummingsify";

    /// <summary>The outcome to come about: what was asked for, or one of the three.</summary>
    public static CummingsOutcome Choose(CummingsOutcome wanted) =>
        wanted == CummingsOutcome.Random ? (CummingsOutcome)RandomNumberGenerator.GetInt32((int)CummingsOutcome.Success, (int)CummingsOutcome.Bug + 1) : wanted;

    /// <summary>A poem in lower case, whatever the language of this machine.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static byte[] ToLower(byte[] poem) => Strict.GetBytes(Strict.GetString(poem).ToLowerInvariant());
}
