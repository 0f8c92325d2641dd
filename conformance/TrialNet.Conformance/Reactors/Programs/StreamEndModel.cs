namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>What the rules say of one end of a connection at one point of a program.</summary>
internal sealed class StreamEndModel
{
    /// <summary>How many bytes it has written.</summary>
    internal long Written { get; set; }

    /// <summary>How many bytes it must have received.</summary>
    internal long Received { get; set; }

    /// <summary>How many it can have received.</summary>
    internal long MostReceived { get; set; }

    internal bool IsPaused { get; set; }

    internal bool IsClosing { get; set; }

    internal bool IsWriteEnded { get; set; }

    /// <summary>Whether its producer may still be at work.</summary>
    internal bool MayProduce { get; set; }

    /// <summary>Whether it was told that the other end sends no more.</summary>
    internal StreamCertainty ReadEnded { get; set; }

    /// <summary>Whether the other end is not there any more, or does not take what was sent: how this one ends is the system's business.</summary>
    internal bool IsCutOff { get; private set; }

    internal StreamCertainty Lost { get; private set; }

    internal StreamReasons Reasons { get; private set; }

    /// <summary>Whether it takes what comes.</summary>
    internal bool IsReading => this is { IsPaused: false, IsClosing: false, IsCutOff: false, Lost: StreamCertainty.No };

    /// <summary>It is lost now, or may be.</summary>
    internal void Lose(StreamCertainty certainty, StreamReasons reasons)
    {
        if (Lost != StreamCertainty.Yes)
        {
            Lost = certainty;
            Reasons |= reasons;
        }
    }

    /// <summary>The other end does not take what was sent, or is gone.</summary>
    internal void CutOff(StreamEndModel other)
    {
        IsCutOff = true;
        MostReceived = IsClosing ? Received : other.Written;
        if (ReadEnded == StreamCertainty.No)
        {
            ReadEnded = StreamCertainty.Maybe;
        }

        Lose(StreamCertainty.Maybe, StreamReasons.Done | StreamReasons.Lost);
    }
}
