using TrialNet.Defer;

namespace TrialNet.Poetry.Servers.Transforms;

/// <summary>Makes another poem of a poem, now or later. Threading: the reactor's own thread.</summary>
public interface ITransform
{
    /// <summary>What clients ask for: ASCII letters, digits, <c>-</c> and <c>_</c>, the first one a letter.</summary>
    string Name { get; }

    /// <summary>Begins to transform.</summary>
    /// <param name="poem">The poem, which is the transform's own from now on.</param>
    /// <returns>
    /// The new poem to come. It may fail, as may this call. It is cancelled if the client leaves or has waited for too long.
    /// </returns>
    Deferred<byte[]> Apply(byte[] poem);
}
