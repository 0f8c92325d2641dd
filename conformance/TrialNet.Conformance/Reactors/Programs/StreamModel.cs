namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>The rules of streams as a machine: what must, may and cannot have happened after each step of a program.</summary>
/// <param name="hasHalves">Whether the protocols know of half connections.</param>
/// <param name="hasProducers">Whether transports take producers.</param>
internal sealed class StreamModel(bool hasHalves, bool hasProducers)
{
    private readonly StreamEndModel[] _ends = [new(), new()];

    internal StreamEndModel this[int end] => _ends[end];

    /// <summary>Whether both ends are over.</summary>
    internal bool IsOver => _ends[0].Lost == StreamCertainty.Yes && _ends[1].Lost == StreamCertainty.Yes;

    /// <summary>Whether a step can be taken, and the rules say what comes of it.</summary>
    internal bool Allows(StreamStep step)
    {
        var (self, other) = (_ends[step.End], _ends[1 - step.End]);
        var canWrite = self is { IsClosing: false, IsWriteEnded: false, IsCutOff: false, Lost: StreamCertainty.No }
            && other is { IsClosing: false, Lost: StreamCertainty.No };
        return step.Verb switch
        {
            StreamVerb.Write => canWrite,
            StreamVerb.Produce => canWrite && hasProducers && !self.MayProduce,
            StreamVerb.Pause => self is { IsPaused: false, IsClosing: false, IsCutOff: false, Lost: StreamCertainty.No },
            StreamVerb.Resume => self is { IsPaused: true, IsClosing: false } && self.Lost != StreamCertainty.Yes,
            StreamVerb.EndWriting => canWrite && hasHalves && !self.MayProduce,

            // Two that close, and of whom one waits for the other to read, wait for ever.
            StreamVerb.Lose => self is { IsClosing: false, IsCutOff: false, Lost: StreamCertainty.No } && other.Lost != StreamCertainty.Maybe,
            _ => self.Lost != StreamCertainty.Yes,
        };
    }

    /// <summary>The next step of those that end a program; null when it is over.</summary>
    internal StreamStep? NextOfEnd()
    {
        StreamStep[] steps =
        [
            new(0, StreamVerb.Resume), new(1, StreamVerb.Resume),
            new(0, StreamVerb.Lose), new(1, StreamVerb.Lose),
            new(0, StreamVerb.Abort), new(1, StreamVerb.Abort),
        ];
        return IsOver ? null : steps.First(Allows);
    }

    /// <summary>Does a step that is allowed.</summary>
    internal void Do(StreamStep step)
    {
        var (self, other) = (_ends[step.End], _ends[1 - step.End]);
        switch (step.Verb)
        {
            case StreamVerb.Write:
                self.Written += step.Size;
                break;
            case StreamVerb.Produce:
                self.Written += step.Size;
                self.MayProduce = true;
                break;
            case StreamVerb.Pause:
                self.IsPaused = true;
                break;
            case StreamVerb.Resume:
                self.IsPaused = false;
                break;
            case StreamVerb.EndWriting:
                self.IsWriteEnded = true;
                if (self.ReadEnded == StreamCertainty.Yes)
                {
                    // Both of its directions have ended as soon as everything is sent.
                    self.Lose(StreamCertainty.Maybe, StreamReasons.Done);
                }

                break;
            case StreamVerb.Lose:
                Close(self, other);
                break;
            default:
                Abort(self, other);
                break;
        }

        Deliver(_ends[0], _ends[1]);
        Deliver(_ends[1], _ends[0]);
        Deliver(_ends[0], _ends[1]);
    }

    private static void Close(StreamEndModel self, StreamEndModel other)
    {
        self.IsClosing = true;
        self.MostReceived = self.Received;
        self.Lose(StreamCertainty.Maybe, StreamReasons.Done);
        if (self.Received < other.Written)
        {
            // Nobody reads it any more.
            other.CutOff(self);
            self.Lose(StreamCertainty.Maybe, StreamReasons.Lost);
        }
    }

    private static void Abort(StreamEndModel self, StreamEndModel other)
    {
        if (self.IsPaused)
        {
            // Else it may have had by now whatever it may have had before.
            self.MostReceived = self.Received;
        }

        self.Lose(StreamCertainty.Yes, StreamReasons.Aborted);
        if (other.Lost == StreamCertainty.Yes)
        {
            return;
        }

        if (other.IsClosing)
        {
            other.Lose(StreamCertainty.Yes, StreamReasons.Done | StreamReasons.Lost);
        }
        else if (other is { IsReading: true, ReadEnded: StreamCertainty.No })
        {
            other.Lose(StreamCertainty.Yes, StreamReasons.Lost);
        }
        else
        {
            other.CutOff(self);
        }
    }

    /// <summary>Lets arrive what can arrive.</summary>
    private void Deliver(StreamEndModel from, StreamEndModel to)
    {
        if (to.IsReading)
        {
            to.Received = from.Written;
            from.MayProduce = false;
        }

        if (to is { IsClosing: false, Lost: not StreamCertainty.Yes })
        {
            to.MostReceived = from.Written;
        }

        if (to.Received == from.Written && from.IsClosing)
        {
            from.Lose(StreamCertainty.Yes, StreamReasons.Done);
        }

        if (to.IsReading && (from.IsClosing || from.IsWriteEnded))
        {
            EndReading(from, to);
        }
    }

    private void EndReading(StreamEndModel from, StreamEndModel to)
    {
        if (!hasHalves)
        {
            to.Lose(StreamCertainty.Yes, StreamReasons.Done);
            return;
        }

        to.ReadEnded = StreamCertainty.Yes;
        if (to.IsWriteEnded)
        {
            // Both of its directions have ended, whether or not the other end has read so far.
            to.Lose(StreamCertainty.Yes, StreamReasons.Done);
            if (from.ReadEnded == StreamCertainty.Yes)
            {
                from.Lose(StreamCertainty.Yes, StreamReasons.Done);
            }
        }
    }
}
