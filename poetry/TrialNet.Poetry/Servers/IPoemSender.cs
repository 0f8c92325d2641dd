namespace TrialNet.Poetry.Servers;

/// <summary>Gives a poem to a client and closes the connection. Threading: the reactor's own thread.</summary>
internal interface IPoemSender : ISendingProtocol
{
    /// <summary>Begins.</summary>
    void Start();

    /// <summary>Ends before the end: the client is gone.</summary>
    void Stop();
}
