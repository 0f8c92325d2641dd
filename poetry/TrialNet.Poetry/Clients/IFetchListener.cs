namespace TrialNet.Poetry.Clients;

/// <summary>Hears how a download goes. Threading: the reactor's own thread.</summary>
internal interface IFetchListener
{
    /// <summary>An attempt begins.</summary>
    void Connecting(int attempt);

    /// <summary>There is a connection, encrypted if it is to be.</summary>
    void Connected(int attempt, string peer);

    /// <summary>Bytes have come.</summary>
    void Received(int count, int total);

    /// <summary>The attempt failed, and there will be another after a while.</summary>
    void Retrying(int attempt, Exception reason, TimeSpan delay);
}
