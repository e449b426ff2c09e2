-- The members of all clusters of a database, and the statements by which Orleans reads and writes them.
-- Run as a whole at each start of a silo, in one transaction: existing data must stay unchanged.

CREATE TABLE IF NOT EXISTS OrleansQuery (
  QueryKey text PRIMARY KEY,
  QueryText text NOT NULL
);

-- A cluster and how often its membership has changed.
CREATE TABLE IF NOT EXISTS SiloCluster (
  ClusterId text PRIMARY KEY,
  Version integer NOT NULL DEFAULT 0,
  ChangedAt timestamptz NOT NULL DEFAULT now()
);

-- A silo that is or was a member. Generation distinguishes the starts of a silo at one address; Status 3 is active, 6 dead.
CREATE TABLE IF NOT EXISTS SiloMember (
  ClusterId text NOT NULL REFERENCES SiloCluster,
  Address text NOT NULL,
  Port integer NOT NULL,
  Generation integer NOT NULL,
  SiloName text NOT NULL,
  HostName text NOT NULL,
  Status integer NOT NULL,
  ProxyPort integer NOT NULL,
  SuspectTimes text,
  StartTime timestamptz NOT NULL,
  IAmAliveTime timestamptz NOT NULL,
  PRIMARY KEY (ClusterId, Address, Port, Generation)
);

-- Each change of a member raises its cluster's version by one, if it is still the version that the writer has read: of two concurrent writers one is refused.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $$
  WITH founded AS (
    INSERT INTO SiloCluster (ClusterId) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
  )
  SELECT EXISTS (SELECT FROM founded)
$$),
('InsertMembershipKey', $$
  WITH raised AS (
    UPDATE SiloCluster c SET Version = c.Version + 1, ChangedAt = now()
    WHERE c.ClusterId = @DeploymentId AND c.Version = @Version AND NOT EXISTS (
      SELECT FROM SiloMember m
      WHERE m.ClusterId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation)
    RETURNING c.ClusterId
  ), joined AS (
    INSERT INTO SiloMember (ClusterId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
    SELECT ClusterId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM joined)
$$),
('UpdateMembershipKey', $$
  WITH raised AS (
    UPDATE SiloCluster c SET Version = c.Version + 1, ChangedAt = now()
    WHERE c.ClusterId = @DeploymentId AND c.Version = @Version AND EXISTS (
      SELECT FROM SiloMember m
      WHERE m.ClusterId = @DeploymentId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation)
    RETURNING c.ClusterId
  ), changed AS (
    UPDATE SiloMember m SET Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = @IAmAliveTime
    FROM raised
    WHERE m.ClusterId = raised.ClusterId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
    RETURNING 1
  )
  SELECT EXISTS (SELECT FROM changed)
$$),
('UpdateIAmAlivetimeKey', $$
  UPDATE SiloMember SET IAmAliveTime = @IAmAliveTime
  WHERE ClusterId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation
$$),
-- The version is returned even if the cluster has no members.
('MembershipReadRowKey', $$
  SELECT c.ClusterId AS DeploymentId, c.Version,
    m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
  FROM SiloCluster c
  LEFT JOIN SiloMember m ON m.ClusterId = c.ClusterId AND m.Address = @Address AND m.Port = @Port AND m.Generation = @Generation
  WHERE c.ClusterId = @DeploymentId
$$),
('MembershipReadAllKey', $$
  SELECT c.ClusterId AS DeploymentId, c.Version,
    m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime, m.IAmAliveTime
  FROM SiloCluster c
  LEFT JOIN SiloMember m ON m.ClusterId = c.ClusterId
  WHERE c.ClusterId = @DeploymentId
$$),
('GatewaysQueryKey', $$
  SELECT Address, ProxyPort, Generation FROM SiloMember
  WHERE ClusterId = @DeploymentId AND Status = @Status AND ProxyPort > 0
$$),
('DeleteMembershipTableEntriesKey', $$
  WITH gone AS (DELETE FROM SiloMember WHERE ClusterId = @DeploymentId)
  UPDATE SiloCluster SET Version = Version + 1, ChangedAt = now() WHERE ClusterId = @DeploymentId
$$),
('CleanupDefunctSiloEntriesKey', $$
  DELETE FROM SiloMember WHERE ClusterId = @DeploymentId AND IAmAliveTime < @IAmAliveTime AND Status <> 3
$$),
-- Used by Orleans to remove dead members one at a time.
('CleanupDefunctSiloEntryKey', $$
  DELETE FROM SiloMember
  WHERE ClusterId = @DeploymentId AND Address = @Address AND Port = @Port AND Generation = @Generation AND Status = 6
    AND StartTime = @StartTime AND IAmAliveTime = @IAmAliveTime AND SuspectTimes IS NOT DISTINCT FROM @SuspectTimes
$$)
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText WHERE OrleansQuery.QueryText <> excluded.QueryText;
