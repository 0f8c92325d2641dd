using Microsoft.Testing.Extensions.TrxReport.Abstractions;

namespace TrialNet.TestingPlatform;

/// <summary>Learns whether a TRX report is wanted. Without this capability the TRX extension would abort the process.</summary>
internal sealed class TrxReportCapability : ITrxReportCapability
{
    public bool IsSupported => true;

    public bool IsEnabled { get; private set; }

    public void Enable() => IsEnabled = true;
}
