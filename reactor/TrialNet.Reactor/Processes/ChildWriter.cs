using System.Runtime.InteropServices;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>A pipe that a child reads from.</summary>
internal sealed unsafe class ChildWriter(ChildProcess process, int number, int descriptor) : ChildPipe(process, number, descriptor)
{
    private readonly Queue<byte[]> _unsent = new();
    private int _sentOfFirst;
    private bool _isEnding;

    /// <summary>Watches for room, if there is something to send, and for the child's closing its end at any time.</summary>
    internal override void Start() => Watch(_unsent.Count > 0 ? Libc.EventOut : (ushort)0);

    internal override void EndSoon()
    {
        _isEnding = true;
        if (_unsent.Count == 0)
        {
            Process.Lose(this);
        }
    }

    internal void Write(ReadOnlySpan<byte> data)
    {
        if (!IsOpen || _isEnding || data.IsEmpty)
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
            if (_unsent.Count == 1)
            {
                Start();
            }
        }
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
            if (_sentOfFirst < first.Length)
            {
                Start();
                return;
            }

            _unsent.Dequeue();
            _sentOfFirst = 0;
        }

        if (_isEnding)
        {
            Process.Lose(this);
        }
        else
        {
            Start();
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
