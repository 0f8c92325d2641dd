namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of strings with a length of 32 bits before them. Threading: the reactor's own thread.</summary>
public abstract class Int32StringReceiver : IntStringReceiver
{
    /// <summary>Makes a protocol.</summary>
    protected Int32StringReceiver()
        : base(4)
    {
    }
}
