using TrialNet.Conformance.Reactors.Scenes;
using TrialNet.Reactor.Abstractions;

namespace TrialNet.Conformance.Reactors.Programs;

/// <summary>One end of the connection of a program that runs. What it writes is the next of an endless stream of known bytes.</summary>
internal sealed class StreamEnd
{
    private const int Pieces = 10;

    private readonly WatchedScene _scene;
    private readonly int _number;
    private long _written;

    internal StreamEnd(WatchedScene scene, int number, bool hasHalves)
    {
        _scene = scene;
        _number = number;
        Protocol = hasHalves ? new WatchedHalfProtocol(scene, StreamStep.NameOf(number)) : new WatchedProtocol(scene, StreamStep.NameOf(number));
    }

    internal WatchedProtocol Protocol { get; }

    /// <summary>Whether its producer is registered.</summary>
    internal bool IsProducing { get; private set; }

    internal StreamReasons Reason => Protocol.Reason?.Value switch
    {
        null => StreamReasons.None,
        ConnectionDoneException => StreamReasons.Done,
        ConnectionAbortedException => StreamReasons.Aborted,
        _ => StreamReasons.Lost,
    };

    internal void Do(StreamStep step)
    {
        switch (step.Verb)
        {
            case StreamVerb.Write:
                Write(step.Size);
                break;
            case StreamVerb.Produce:
                Produce(step.Size);
                break;
            case StreamVerb.Pause:
                Protocol.PauseProducing();
                break;
            case StreamVerb.Resume:
                Protocol.ResumeProducing();
                break;
            case StreamVerb.EndWriting:
                Protocol.LoseWriteConnection();
                break;
            case StreamVerb.Lose:
                Protocol.LoseConnection();
                break;
            default:
                Protocol.AbortConnection();
                break;
        }
    }

    /// <summary>Where what it has received differs from what the other end's stream is; -1 for nowhere.</summary>
    internal int FindDifference()
    {
        var received = Protocol.Received;
        for (var position = 0; position < received.Length; position++)
        {
            if (received[position] != ByteAt(1 - _number, position))
            {
                return position;
            }
        }

        return -1;
    }

    private static byte ByteAt(int end, long position) => unchecked((byte)((position * 151) + (position >> 8) + (position >> 16) + (end * 89)));

    private void Write(int size)
    {
        var bytes = new byte[size];
        for (var index = 0; index < size; index++)
        {
            bytes[index] = ByteAt(_number, _written + index);
        }

        _written += size;
        Protocol.Write(bytes);
    }

    private void Produce(int size)
    {
        var producer = new WatchedPullProducer(_scene);
        var rest = size;
        producer.OnResume = () =>
        {
            var piece = Math.Min(rest, Math.Max(1, size / Pieces));
            if (piece > 0)
            {
                rest -= piece;
                Write(piece);
            }
            else
            {
                IsProducing = false;
                producer.IsForgotten = true;
                Protocol.UnregisterProducer();
            }
        };
        IsProducing = true;
        Protocol.RegisterProducer(producer);
    }
}
