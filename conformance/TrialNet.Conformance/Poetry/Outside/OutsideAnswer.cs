using System.Text;

namespace TrialNet.Conformance.Poetry.Outside;

/// <summary>What a server has said.</summary>
/// <param name="Received">The bytes.</param>
/// <param name="End">How it ended.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Problem">What the system said, if there was no connection.</param>
internal sealed record OutsideAnswer(byte[] Received, OutsideEnd End, TimeSpan Took, string Problem = "")
{
    /// <summary>Whether the server has ended the connection, one way or the other.</summary>
    internal bool IsOver => End is OutsideEnd.Closed or OutsideEnd.Reset;

    /// <summary>All of it, in words.</summary>
    internal string Text
    {
        get
        {
            var text = Encoding.Latin1.GetString(Received);
            var got = text.Length == 0 ? "nothing came" : text.Length <= 40 ? $"\"{text}\" came" : $"\"{text[..30]}...\" came, {text.Length} bytes";
            return End switch
            {
                OutsideEnd.NotConnected => $"there is no connection: {Problem}",
                OutsideEnd.Open => $"{got}, and the connection was still open after {Took.TotalSeconds:0.0} s",
                OutsideEnd.Reset => $"{got}, and a reset",
                _ => $"{got}, and the end",
            };
        }
    }
}
