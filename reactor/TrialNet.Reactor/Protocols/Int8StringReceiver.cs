namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of strings with a length of 8 bits before them. Threading: the reactor's own thread.</summary>
public abstract class Int8StringReceiver : IntStringReceiver
{
    /// <summary>Makes a protocol.</summary>
    protected Int8StringReceiver()
        : base(1)
    {
    }
}
