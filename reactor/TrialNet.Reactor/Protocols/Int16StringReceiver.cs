namespace TrialNet.Reactor.Protocols;

/// <summary>A protocol of strings with a length of 16 bits before them. Threading: the reactor's own thread.</summary>
public abstract class Int16StringReceiver : IntStringReceiver
{
    /// <summary>Makes a protocol.</summary>
    protected Int16StringReceiver()
        : base(2)
    {
    }
}
