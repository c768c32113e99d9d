//! Our own files in `public/`, by an address relative to the page. Nothing is fetched elsewhere.

use gloo_net::http::{Request, Response};

use super::PlatformError;

/// The bytes of one of our files.
pub async fn bytes(url: &str) -> Result<Vec<u8>, PlatformError> {
    get(url).await?.binary().await.map_err(|error| broken(url, &error))
}

/// The text of one of our files.
pub async fn text(url: &str) -> Result<String, PlatformError> {
    get(url).await?.text().await.map_err(|error| broken(url, &error))
}

async fn get(url: &str) -> Result<Response, PlatformError> {
    let response = Request::get(url).send().await.map_err(|error| broken(url, &error))?;
    if response.ok() {
        Ok(response)
    } else {
        Err(PlatformError::Http {
            url: url.to_owned(),
            status: response.status(),
        })
    }
}

fn broken(url: &str, error: &gloo_net::Error) -> PlatformError {
    PlatformError::Network {
        url: url.to_owned(),
        why: error.to_string(),
    }
}
