using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of lines that can switch to raw bytes and back, as for a header and a body. Threading: the reactor's own thread.</summary>
/// <remarks>See <see cref="FramedProtocol"/> for what holds of all frames.</remarks>
public abstract unsafe class LineReceiver : LineOnlyReceiver
{
    private byte* _raw;
    private int _rawLength;

    /// <summary>Whether lines are delivered, and not raw bytes; true at first.</summary>
    public bool IsLineMode { get; private set; } = true;

    /// <summary>Takes bytes as they come, while not in line mode.</summary>
    /// <param name="data">Valid during the call only; never none.</param>
    public virtual void RawDataReceived(ReadOnlySpan<byte> data)
    {
    }

    /// <summary>Delivers raw bytes from now on, those that follow the current line included.</summary>
    public void SetRawMode()
    {
        IsLineMode = false;
        SearchAnew(endsLine: true);
    }

    /// <summary>Delivers lines from now on.</summary>
    public void SetLineMode() => SetLineMode([]);

    /// <summary>Delivers lines from now on, first those of bytes that were delivered raw and do not belong to the raw part.</summary>
    /// <param name="rest">
    /// The bytes to go on with, before all that has not been delivered: as a rule the end of what <see cref="RawDataReceived"/> is
    /// being given, which is then not copied. Outside a delivery its lines are delivered inside this call.
    /// </param>
    public void SetLineMode(ReadOnlySpan<byte> rest)
    {
        IsLineMode = true;
        SearchAnew(endsLine: false);
        if (IsEndOfRaw(rest))
        {
            _raw = null;
            Unread(rest.Length);
        }
        else
        {
            PutBack(rest);
        }
    }

    /// <inheritdoc/>
    protected sealed override bool TryTakeFrame(ReadOnlySpan<byte> data, out int consumed, out ReadOnlySpan<byte> frame)
    {
        if (IsLineMode)
        {
            return base.TryTakeFrame(data, out consumed, out frame);
        }

        frame = data;
        consumed = data.Length;
        return !data.IsEmpty;
    }

    /// <inheritdoc/>
    protected sealed override void DeliverFrame(ReadOnlySpan<byte> frame)
    {
        if (IsLineMode)
        {
            base.DeliverFrame(frame);
            return;
        }

        // The place of the data, held fast, tells whether what is given back is its end.
        fixed (byte* raw = frame)
        {
            _raw = raw;
            _rawLength = frame.Length;
            try
            {
                RawDataReceived(frame);
            }
            finally
            {
                _raw = null;
            }
        }
    }

    private bool IsEndOfRaw(ReadOnlySpan<byte> rest) =>
        _raw != null && rest.Length <= _rawLength
        && Unsafe.AsPointer(ref MemoryMarshal.GetReference(rest)) == _raw + _rawLength - rest.Length;
}
