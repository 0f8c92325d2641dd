using System.Buffers;
using System.Runtime.InteropServices;
using TrialNet.Reactor.Processes.Interop;

namespace TrialNet.Reactor.Processes;

/// <summary>A pipe that a child writes to.</summary>
/// <remarks>There is one read for each event, and no next event before it: a child that writes too much has to wait.</remarks>
internal sealed unsafe class ChildReader(ChildProcess process, int number, int descriptor) : ChildPipe(process, number, descriptor)
{
    private const int ReadSize = 64 * 1024;

    private bool _isPaused;

    internal override void Start()
    {
        if (IsOpen && !_isPaused)
        {
            Watch(Libc.EventIn);
        }
    }

    internal override void EndSoon() => Process.Lose(this);

    internal void Pause()
    {
        _isPaused = true;
        StopWatching();
    }

    internal void Resume()
    {
        if (_isPaused)
        {
            _isPaused = false;
            Start();
        }
    }

    private protected override void Handle()
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            nint count;
            fixed (byte* memory = buffer)
            {
                count = Libc.read(Descriptor, memory, ReadSize);
            }

            if (count == 0 || (count < 0 && Marshal.GetLastSystemError() is not (Libc.TryAgain or Libc.Interrupted)))
            {
                Process.Lose(this);
                return;
            }

            if (count > 0)
            {
                Process.Deliver(Number, buffer.AsSpan(0, (int)count));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        Start();
    }
}
