using System.Text;

namespace TrialNet.Conformance.Poetry.Scenes;

/// <summary>What a client of the kit's does.</summary>
internal sealed record VisitorPlan
{
    internal static readonly VisitorPlan Listens = new();

    /// <summary>What it sends as soon as it is connected.</summary>
    internal byte[] Says { get; init; } = [];

    /// <summary>How many bytes it sends at a time, with a pause between; 0 for all at once.</summary>
    internal int Piece { get; init; }

    /// <summary>The pause, in seconds.</summary>
    internal double Pause { get; init; }

    /// <summary>Whether it says that it will send no more.</summary>
    internal bool EndsInput { get; init; }

    /// <summary>After how many bytes it leaves; null stays to the end.</summary>
    internal int? LeavesAfter { get; init; }

    /// <summary>Whether it leaves by a reset.</summary>
    internal bool LeavesByReset { get; init; }

    /// <summary>Whether it reads nothing until it is told to.</summary>
    internal bool IsDeaf { get; init; }

    internal static VisitorPlan Sending(string text) => Sending(Encoding.Latin1.GetBytes(text));

    internal static VisitorPlan Sending(byte[] data) => new() { Says = data };
}
