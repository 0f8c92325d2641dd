using System.Runtime.InteropServices;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>A pipe that a child reads from.</summary>
internal sealed unsafe class ChildWriter : ChildPipe
{
    private readonly Queue<byte[]> _unsent = new();
    private int _sentOfFirst;
    private bool _isEnding;

    internal ChildWriter(ChildProcess process, int number, int descriptor)
        : base(process, number, descriptor) => Producer = new ChildProducer(process, this);

    /// <summary>Who produces what is written, if anybody says so.</summary>
    internal ChildProducer Producer { get; }

    /// <summary>How many bytes wait.</summary>
    internal long UnsentLength { get; private set; }

    /// <summary>Whether it is neither closed nor about to be.</summary>
    internal bool TakesMore => IsOpen && !_isEnding;

    /// <summary>Watches for room, if there is something to send, and for the child's closing its end at any time.</summary>
    internal override void Start() => Watch(_unsent.Count > 0 ? Libc.EventOut : (ushort)0);

    internal override void EndSoon()
    {
        _isEnding = true;
        EndIfDone();
    }

    internal override void NoteLost() => Producer.Stop();

    internal void UnregisterProducer()
    {
        Producer.Forget();
        EndIfDone();
    }

    internal void Write(ReadOnlySpan<byte> data)
    {
        if (!IsOpen || (_isEnding && !Producer.IsThere) || data.IsEmpty)
        {
            return;
        }

        var sent = 0;
        if (_unsent.Count == 0 && !TrySend(data, out sent))
        {
            Process.Lose(this);
            return;
        }

        if (sent < data.Length)
        {
            _unsent.Enqueue(data[sent..].ToArray());
            UnsentLength += data.Length - sent;
            if (_unsent.Count == 1)
            {
                Start();
            }
        }

        Producer.NoteWritten();
    }

    private protected override void Handle()
    {
        if (_unsent.Count == 0)
        {
            // Nothing was looked for but the end.
            Process.Lose(this);
            return;
        }

        while (_unsent.TryPeek(out var first))
        {
            if (!TrySend(first.AsSpan(_sentOfFirst), out var sent))
            {
                Process.Lose(this);
                return;
            }

            _sentOfFirst += sent;
            UnsentLength -= sent;
            if (_sentOfFirst < first.Length)
            {
                Start();
                return;
            }

            _unsent.Dequeue();
            _sentOfFirst = 0;
        }

        Producer.NoteEmpty();
        EndIfDone();
        if (IsOpen && _unsent.Count == 0)
        {
            Start();
        }
    }

    /// <summary>Closes it if that was asked for, nothing waits and nobody has more to come (R-PROD-07).</summary>
    private void EndIfDone()
    {
        if (_isEnding && _unsent.Count == 0 && !Producer.IsThere)
        {
            Process.Lose(this);
        }
    }

    /// <summary>Gives bytes to the system; false if nobody reads them any more.</summary>
    private bool TrySend(ReadOnlySpan<byte> data, out int sent)
    {
        fixed (byte* memory = data)
        {
            var count = Libc.write(Descriptor, memory, data.Length);
            sent = (int)Math.Max(count, 0);
            return count >= 0 || Marshal.GetLastSystemError() is Libc.TryAgain or Libc.Interrupted;
        }
    }
}
