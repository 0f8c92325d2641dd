using System.Text;
using TrialNet.Defer;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Poetry.Clients;

/// <summary>Has a poem transformed by a transform server: one netstring there, <c>NAME.POEM</c>, and one back.</summary>
public static class TransformClient
{
    /// <summary>The longest request and the longest answer, in bytes: what the protocol's servers take (P-NS-04).</summary>
    public const int MaxLength = 99_999;

    /// <summary>Begins to transform a poem.</summary>
    /// <remarks>Threading: the reactor's own thread.</remarks>
    /// <param name="reactor">The reactor that does it.</param>
    /// <param name="server">Where the transform server is.</param>
    /// <param name="name">The name of the transform; it has no dot, since the first dot ends it (P-XF-02).</param>
    /// <param name="poem">The poem.</param>
    /// <param name="timeout">How long connecting may take, and then the answer; null is <see cref="PoetryClient.DefaultTimeout"/>.</param>
    /// <returns>
    /// The transformed poem to come. Fails once (P-XF-06): with a <see cref="ConnectException"/>, or with a
    /// <see cref="TransformException"/> if the poem is too long, or the server answers nothing or what is no netstring. Cancelling it
    /// drops the connection.
    /// </returns>
    /// <exception cref="ArgumentException">The name is empty or has a dot.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The timeout is not positive.</exception>
    /// <exception cref="CapabilityMissingException">The reactor cannot connect to such an address.</exception>
    public static Deferred<byte[]> Transform(
        IReactor reactor, PoemAddress server, string name, ReadOnlyMemory<byte> poem, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(reactor);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Contains('.', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The name of a transform has no dot: '{name}'.", nameof(name));
        }

        byte[] request = [.. Encoding.UTF8.GetBytes(name), (byte)'.', .. poem.Span];
        if (request.Length > MaxLength)
        {
            return Deferred.Fail<byte[]>(new TransformException($"The poem is too long: transform servers take {MaxLength} bytes, name included."));
        }

        var factory = new TransformClientFactory(reactor, request, timeout ?? PoetryClient.DefaultTimeout);
        server.Connect(reactor, factory, factory.Timeout);
        return factory.Answer;
    }
}
