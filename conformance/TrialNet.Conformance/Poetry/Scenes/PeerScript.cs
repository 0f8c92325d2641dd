using System.Text;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>What a server of the kit's does with each connection, from the first moment on.</summary>
/// <param name="Steps">The steps, in order; after them nothing more happens.</param>
internal sealed record PeerScript(IReadOnlyList<PeerStep> Steps)
{
    internal static readonly PeerScript Empty = new([]);

    internal static readonly PeerScript ClosesAtOnce = Empty.Close();

    internal PeerScript Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    internal PeerScript Send(byte[] data) => With(new PeerStep(PeerAct.Send, data));

    /// <summary>Sends in pieces, with a pause after each.</summary>
    internal PeerScript Send(byte[] data, int piece, double pause) =>
        data.Chunk(piece).Aggregate(this, (script, chunk) => script.Send(chunk).Wait(pause));

    internal PeerScript Wait(double seconds) => With(new PeerStep(PeerAct.Wait, [], seconds));

    internal PeerScript Hear(int bytes) => With(new PeerStep(PeerAct.Hear, [], bytes));

    internal PeerScript Close() => With(new PeerStep(PeerAct.Close, []));

    internal PeerScript Reset() => With(new PeerStep(PeerAct.Reset, []));

    internal PeerScript Stall() => With(new PeerStep(PeerAct.Stall, []));

    private PeerScript With(PeerStep step) => new([.. Steps, step]);
}
