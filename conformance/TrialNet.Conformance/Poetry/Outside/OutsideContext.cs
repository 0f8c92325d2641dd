using TrialNet.Conformance.Poetry.Checks;
using TrialNet.Conformance.Running;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>What a check from outside works with.</summary>
/// <param name="target">The server.</param>
/// <param name="patience">How long to wait for anything.</param>
/// <param name="poem">Of a server that gives a poem, the poem.</param>
/// <param name="usual">How long a download takes.</param>
internal sealed class OutsideContext(OutsideTarget target, TimeSpan patience, byte[] poem, TimeSpan usual) : Expectations
{
    internal OutsideTarget Target => target;

    internal byte[] Poem => poem;

    /// <summary>How long a download takes if nothing is in its way.</summary>
    internal TimeSpan Usual => usual;

    internal OutsideAnswer Ask(byte[] says, bool endsInput = false, int piece = 0) =>
        new OutsideCall(target, patience) { Says = says, EndsInput = endsInput, Piece = piece }.Talk();

    /// <summary>Leaves, with a reset, when so many bytes have come.</summary>
    internal OutsideAnswer Leave(int after) => new OutsideCall(target, patience) { LeavesAfter = after }.Talk();

    internal void ExpectPoem(OutsideAnswer answer, string who, bool mustBeClean = true)
    {
        Expect(
            answer.Received.AsSpan().SequenceEqual(poem) && answer.IsOver,
            $"{who} gets the {poem.Length} bytes of the poem, and then the end",
            answer.End is OutsideEnd.NotConnected or OutsideEnd.Open ? answer.Text : $"{Poems.Difference(poem, answer.Received)}; {answer.End}");
        if (mustBeClean)
        {
            Expect(answer.End == OutsideEnd.Closed, $"{who} sees a clean end", answer.Text);
        }
    }

    internal void ExpectAnswer(byte[] request, byte[] answer, string what, int piece = 0)
    {
        var got = Ask(request, piece: piece);
        Expect(got.Received.AsSpan().SequenceEqual(Corpus.Frame(answer)) && got.IsOver, $"{what} is answered with one netstring of {answer.Length} bytes and the end", got.Text);
    }

    internal void ExpectRefusal(byte[] request, string what, bool endsInput = false)
    {
        var got = Ask(request, endsInput);
        Expect(got.Received.Length == 0 && got.IsOver, $"{what} ends in a close without an answer", got.Text);
    }

    internal void ExpectAlive(string after) =>
        ExpectAnswer(Corpus.Request("cummingsify", "IT Lives"u8.ToArray()), "it lives"u8.ToArray(), $"a request after {after}");
}
